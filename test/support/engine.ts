import {
  Cache,
  type CacheEvent,
  type CacheOptions,
  type CacheRequest,
  cacheKeyOf,
  MemoryStore,
} from '../../src/cache/index.ts';
import { marketErrorPolicy } from '../../src/market-error-policy.ts';

/** An engine on a clock moved by hand, with the trace of what it did. */
export function createEngine(overrides: Partial<CacheOptions> = {}) {
  const trace: string[] = [];
  const clock = { now: 1_800_000_000_000 };
  const now = (): number => clock.now;
  const cache = new Cache({
    store: new MemoryStore(10_000_000, now),
    errors: marketErrorPolicy,
    onEvent: (event) => {
      if (event.kind !== 'tracking') trace.push(lineOf(event));
    },
    now,
    random: () => 0.5,
    leaseMs: 3000,
    loadDeadlineMs: 1000,
    pollMs: 2,
    nearMaxBytes: 1_000_000,
    nearUntrackedMs: 1000,
    maxEntryBytes: 100_000,
    ...overrides,
  });
  return { cache, trace, clock };
}

/** A request for one key: fresh for 300 s, absence for 60 s. */
export function requestOf(key: string, maxAgeMs = 300_000): CacheRequest {
  return {
    key: cacheKeyOf('PRICE', 'abc123', key),
    field: 'Query.quote',
    category: 'PRICE',
    tags: ['all'],
    policy: { maxAgeMs, staleWhileRevalidateMs: 0, staleIfErrorMs: 0, absentMs: 60_000 },
  };
}

/** An event in one line of a trace. */
export function lineOf(event: CacheEvent): string {
  switch (event.kind) {
    case 'served':
      return `served ${event.served.status} ${event.served.tier}`;
    case 'not-filled':
      return `not-filled ${event.reason}`;
    default:
      return event.kind;
  }
}
