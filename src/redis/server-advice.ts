import type { ServerInfo } from './server-info.ts';

/** What an operator should change about a server, with the remedy. */
export interface Advice {
  readonly level: 'error' | 'warn';
  readonly message: string;
}

/** Major, minor. */
const OLDEST = [6, 2] as const;

const NO_LIMIT: Advice = {
  level: 'warn',
  message:
    'Redis has no memory limit (maxmemory 0), so it can take the memory of its machine. Remedy: set maxmemory, and maxmemory-policy volatile-lru.',
};

const NO_EVICTION: Advice = {
  level: 'warn',
  message:
    'Redis refuses writes when it is full (maxmemory-policy noeviction): new entries are then not stored. Remedy: set maxmemory-policy volatile-lru.',
};

/**
 * The faults in how a server is set up. None of them keeps the gateway from serving: a Redis can be changed, or found to
 * be another one after a failover, at any time, and a cache is no reason to refuse a query.
 */
export function adviceFor({ version, maxBytes, policy }: ServerInfo): readonly Advice[] {
  const advice: Advice[] = [];
  if (isTooOld(version)) {
    const message = `Redis ${version} is older than ${OLDEST.join('.')}, which is the oldest supported: the gateway goes on, untested. Remedy: upgrade Redis, or use Valkey.`;
    advice.push({ level: 'error', message });
  }
  if (maxBytes === null) advice.push(NO_LIMIT);
  else if (policy === 'noeviction') advice.push(NO_EVICTION);
  else if (policy.startsWith('allkeys-')) advice.push(evictsOthers(policy));
  return advice;
}

function evictsOthers(policy: string): Advice {
  const message = `Redis may evict keys that are not Penstock's when it is full (maxmemory-policy ${policy}). Remedy: set maxmemory-policy ${policy.replace('allkeys', 'volatile')}, unless the server holds nothing else.`;
  return { level: 'warn', message };
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
