import type { CacheRequest } from './cache-request.ts';
import type { MemoryPressure } from './memory-pressure.ts';
import type { Served } from './outcome.ts';
import type { InvalidationTarget, Tracking } from './store.ts';
import type { InvalidationMode } from './tags.ts';

/** Everything the engine does. Logs, counters and tests read the same events. */
export type CacheEvent =
  /** A field was answered: once for every caller. */
  | { readonly kind: 'served'; readonly request: CacheRequest; readonly served: Served }
  | { readonly kind: 'load-started'; readonly request: CacheRequest }
  /** `ok`: with a value, or with the knowledge that there is none. */
  | { readonly kind: 'load-ended'; readonly request: CacheRequest; readonly loadMs: number; readonly ok: boolean }
  /** The value is in the store. */
  | { readonly kind: 'filled'; readonly request: CacheRequest; readonly bytes: number }
  /** Answered, but not stored. */
  | { readonly kind: 'not-filled'; readonly request: CacheRequest; readonly reason: NotFilledReason }
  /** An entry is loaded again behind its reader: it is stale, or soon will be. */
  | { readonly kind: 'refresh-started'; readonly request: CacheRequest }
  | { readonly kind: 'lease-waiting'; readonly request: CacheRequest }
  /** Nothing from before is served as fresh any more, here or elsewhere. */
  | { readonly kind: 'invalidated'; readonly target: InvalidationTarget; readonly mode: InvalidationMode }
  /** Whether the store tells of changes. */
  | { readonly kind: 'tracking'; readonly tracking: Tracking }
  /** The store is fuller, or emptier, than it was. */
  | { readonly kind: 'pressure-changed'; readonly pressure: MemoryPressure }
  /** The store was out of reach for one command; the request goes on without it. */
  | { readonly kind: 'store-unavailable'; readonly error: unknown };

export type NotFilledReason =
  | 'too-big'
  | 'unfaithful'
  | 'viewer-touched'
  | 'lease-lost'
  | 'store-unavailable'
  | 'pressure';

export type OnCacheEvent = (event: CacheEvent) => void;
