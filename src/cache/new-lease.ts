import { randomUUID } from 'node:crypto';
import type { CacheRequest } from './cache-request.ts';
import type { LeaseTry } from './store.ts';

/** A dead holder is noticed by looking: the lease itself ends a little before the promised time. */
const LEASE_SHARE = 0.9;

/** A try with a token of its own. @param promisedMs A dead holder is replaced within this. */
export function newLease({ key, tags }: CacheRequest, promisedMs: number): LeaseTry {
  return { key, tags, token: randomUUID(), leaseMs: Math.floor(promisedMs * LEASE_SHARE) };
}
