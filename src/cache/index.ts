export { Cache } from './cache.ts';
export type { CacheOptions } from './cache-options.ts';
export { cacheKeyFrom, cacheKeyOf, categoryOfKey } from './cache-key.ts';
export type { CacheKey } from './cache-key.ts';
export type { CacheRequest, FreshFor, FreshUntil, Load, LoadRun } from './cache-request.ts';
export type { Entry, ErrorRecord } from './entry.ts';
export type { ErrorPolicy, Verdict } from './error-policy.ts';
export type { CacheEvent, OnCacheEvent } from './events.ts';
export type { ReadyEntries, ReadyEntry } from './ready-entries.ts';
export { Inspection } from './inspection.ts';
export type { InspectedEntry, InspectedKey, Listing, LiveEntry, Place, Wanted } from './inspection.ts';
export { GuardedStore } from './guarded-store.ts';
export type { MemoryPressure } from './memory-pressure.ts';
export { MemoryStore } from './memory-store.ts';
export type { NearStats } from './near-tier.ts';
export type { CacheStatus, CacheTier, Served, StaleReason } from './outcome.ts';
export type { CachePolicy, StretchedPolicy } from './policy.ts';
export { StoreRefusedError, StoreUnavailableError } from './store.ts';
export type {
  Deposit,
  Deposited,
  Found,
  InvalidationTarget,
  LeaseTry,
  Look,
  Question,
  Store,
  StoreChange,
  StoreListener,
  Tracking,
} from './store.ts';
export type { KeyScan, KeysFound, Stored, StoreInspector } from './store-inspector.ts';
export { newTagIds } from './tags.ts';
export type { InvalidationMode, TagIds, TagStanding } from './tags.ts';
