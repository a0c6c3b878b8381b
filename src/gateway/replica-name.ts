import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Names this run of this process among all of the fleet: `host-pid-random`. */
export function replicaName(): string {
  return `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
}
