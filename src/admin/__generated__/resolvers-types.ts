import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AuditRecord as AuditRecordModel } from '../../audit/audit-log.ts';
import type { WarmRun as WarmRunModel, WarmOutcome as WarmOutcomeModel } from '../../warming/index.ts';
import type { Counters } from '../../stats/counts.ts';
import type { InspectedKey } from '../../cache/index.ts';
import type { PolicyView } from '../policy-view.ts';
import type { StatsView, CategoryView } from '../stats-view.ts';
import type { AdminContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, YYYY-MM-DD, without a time zone: an exchange's trading date is never shifted. */
  Date: { input: string; output: string; }
  /** A moment, RFC 3339, in UTC. */
  DateTime: { input: string; output: Date; }
  /** A whole number up to 2^53 - 1: volumes, market capitalisations and share counts do not fit GraphQL's 32-bit Int. */
  SafeInt: { input: number; output: number; }
  /** A ticker symbol: surrounding blanks are cut and letters made upper case; then A-Z, 0-9 and . ^ : & + - only, 1 to 24 characters. "aapl" and " AAPL " are the same symbol. */
  Symbol: { input: string; output: string; }
};

/** One thing that an operator did, or tried to. */
export type AuditRecord = {
  readonly __typename?: 'AuditRecord';
  /** The mutation. */
  readonly action: Scalars['String']['output'];
  /** Who: `ADMIN_TOKEN`, or `subject …` of a token with the scope `penstock:admin`. */
  readonly actor: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  /** What was asked of it. */
  readonly detail: Scalars['String']['output'];
  /** What came of it; of a refusal its code. */
  readonly effect: Scalars['String']['output'];
};

export type BudgetWindow = {
  readonly __typename?: 'BudgetWindow';
  /** What an interactive call finds; 0 while the vendor has closed it. */
  readonly left: Scalars['SafeInt']['output'];
  readonly limit: Scalars['SafeInt']['output'];
  readonly spent: Scalars['SafeInt']['output'];
  readonly window: BudgetWindowName;
};

export type BudgetWindowName =
  | 'DAY'
  | 'MINUTE'
  | 'SECOND';

/** How fresh an answer has to be. Each category has its own time to live. */
export type CacheCategory =
  /** Indicators, Fibonacci levels and economic series: half an hour. */
  | 'ANALYSIS'
  /** Company data, statements and symbol search: a day. */
  | 'FUNDAMENTALS'
  /** Daily, weekly and monthly bars: hours. */
  | 'HISTORICAL'
  /** Computed insights: half an hour. */
  | 'INSIGHTS'
  /** News and its sentiment: an hour or more. */
  | 'NEWS'
  /** Quotes and movers: minutes. */
  | 'PRICE'
  /** Intraday bars and market status: a minute. */
  | 'REALTIME';

/** Every answer of a cached field is counted in exactly one of hits, stale, negative, misses, collapsed, errors and bypassed. Lists with an entry for each element count each element. */
export type CacheCounters = {
  readonly __typename?: 'CacheCounters';
  /** Not cached. */
  readonly bypassed: Scalars['SafeInt']['output'];
  /** Waited for a load that somebody else had begun. */
  readonly collapsed: Scalars['SafeInt']['output'];
  /** Its load failed, and nothing stood in for it. */
  readonly errors: Scalars['SafeInt']['output'];
  /** (hits + stale + negative) / (requests - bypassed); null when nothing was asked of the cache. */
  readonly hitRatio?: Maybe<Scalars['Float']['output']>;
  /** A fresh entry. */
  readonly hits: Scalars['SafeInt']['output'];
  /** Beside the answers: how often one waited for a load of another process. */
  readonly leaseWaits: Scalars['SafeInt']['output'];
  /** Loaded for this answer; that there is none is a load's answer too. */
  readonly misses: Scalars['SafeInt']['output'];
  /** A remembered absence or failure. */
  readonly negative: Scalars['SafeInt']['output'];
  /** All answers. */
  readonly requests: Scalars['SafeInt']['output'];
  /** An entry past its freshness: it is being refreshed, or its load failed. */
  readonly stale: Scalars['SafeInt']['output'];
  /** Beside the answers: values answered and not stored, for being larger than CACHE_MAX_ENTRY_BYTES. */
  readonly tooBig: Scalars['SafeInt']['output'];
};

/** What lies under one key. */
export type CacheEntry = {
  readonly __typename?: 'CacheEntry';
  /** In plain words: what a request for this key would get now, what to do about it, and what would make it cheaper given how often it is asked for. */
  readonly advice: ReadonlyArray<Scalars['String']['output']>;
  readonly ageSeconds?: Maybe<Scalars['Float']['output']>;
  /** Its size in the store. */
  readonly bytes: Scalars['Int']['output'];
  readonly category: CacheCategory;
  /** When the store forgets it. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** A load that failed, remembered for a short time; null: none is. */
  readonly failure?: Maybe<CacheEntryFailure>;
  /** Until when it may be served when its load fails. */
  readonly fallbackUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Why it is fresh for so long; null: its category's time to live. */
  readonly freshness?: Maybe<Scalars['String']['output']>;
  readonly key: Scalars['String']['output'];
  /** Whether it is a value or the knowledge that there is none; null without an entry. */
  readonly kind?: Maybe<CacheEntryKind>;
  /** A load of this key under way; null: there is none. */
  readonly lease?: Maybe<CacheEntryLease>;
  /** How long its load took: what a miss costs. */
  readonly loadMs?: Maybe<Scalars['Float']['output']>;
  /** The replica that loaded it. */
  readonly loadedBy?: Maybe<Scalars['String']['output']>;
  /** How much of its freshness is left; below 0 when it is over. */
  readonly remainingSeconds?: Maybe<Scalars['Float']['output']>;
  /** Until when it may be served while it is refreshed behind. */
  readonly staleUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly state: CacheEntryState;
  /** When it was loaded. */
  readonly storedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The tags it was loaded under. */
  readonly tags: ReadonlyArray<CacheEntryTag>;
  /** The warm run that loaded it; null: a request did, or a refresh behind one. */
  readonly warmedBy?: Maybe<Scalars['ID']['output']>;
};

export type CacheEntryConnection = {
  readonly __typename?: 'CacheEntryConnection';
  readonly edges: ReadonlyArray<CacheEntryEdge>;
  readonly nodes: ReadonlyArray<CacheEntry>;
  readonly pageInfo: PageInfo;
};

export type CacheEntryEdge = {
  readonly __typename?: 'CacheEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: CacheEntry;
};

export type CacheEntryFailure = {
  readonly __typename?: 'CacheEntryFailure';
  /** The code that callers get meanwhile. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** How many loads have failed in a row. */
  readonly failures: Scalars['Int']['output'];
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Nobody tries again before. */
  readonly until: Scalars['DateTime']['output'];
};

export type CacheEntryKind =
  | 'ABSENT'
  | 'VALUE';

export type CacheEntryLease = {
  readonly __typename?: 'CacheEntryLease';
  /** When it ends by itself unless it is renewed. */
  readonly expiresAt: Scalars['DateTime']['output'];
};

export type CacheEntryState =
  /** Its time is over. */
  | 'EXPIRED'
  /** Served only when its load fails. */
  | 'FALLBACK'
  /** Served. */
  | 'FRESH'
  /** A tag of it was invalidated since it was loaded. */
  | 'INVALIDATED'
  /** There is no entry, only a lease or a failure. */
  | 'NONE'
  /** Served once more while it is refreshed behind. */
  | 'STALE'
  /** Its bytes are damaged, or of another build: read as a miss. */
  | 'UNREADABLE';

export type CacheEntryTag = {
  readonly __typename?: 'CacheEntryTag';
  readonly standing: TagStanding;
  readonly tag: Scalars['String']['output'];
};

/** How long what a category holds may be served. */
export type CachePolicy = {
  readonly __typename?: 'CachePolicy';
  /** How long it is remembered that there is none. */
  readonly absentSeconds: Scalars['Float']['output'];
  readonly category: CacheCategory;
  /** Who changed it at run time; null: nobody, it is as configured. */
  readonly changedBy?: Maybe<Scalars['String']['output']>;
  /** When it is as configured again; null: it is. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** After that: how long it is served when its load fails. */
  readonly staleIfErrorSeconds: Scalars['Float']['output'];
  /** After that: how long it is served while it is refreshed behind. */
  readonly staleSeconds: Scalars['Float']['output'];
  /** How long an answer is fresh; 0: not cached. The market calendar lengthens only the times of the profile, never one that was set. */
  readonly ttlSeconds: Scalars['Float']['output'];
};

/** Whole seconds, each from 0 to a year. What is left out stays as it is. */
export type CachePolicyInput = {
  readonly absentSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly staleIfErrorSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly staleSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly ttlSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** Who may share a cached answer. */
export type CacheScope =
  /** One verified viewer. Without one the field is not cached. */
  | 'PRIVATE'
  /** Everybody. */
  | 'PUBLIC';

/** What the gateway counted, all replicas together. Exact to the answer, at most two seconds old, and kept over restarts; only a crash loses a replica's last second. */
export type CacheStats = {
  readonly __typename?: 'CacheStats';
  /** Every category, in the order of CacheCategory. */
  readonly categories: ReadonlyArray<CategoryStats>;
  /** Every cached field, by name. */
  readonly fields: ReadonlyArray<FieldStats>;
  /** The keys asked for most. Each replica follows 256 keys a minute and tells its first 32: where more are asked for, counts are estimates. */
  readonly hotKeys: ReadonlyArray<HotKey>;
  readonly memory: MemoryStats;
  /** The copies kept in the processes, all replicas together. */
  readonly near: NearStats;
  /** The replicas that run. */
  readonly replicas: Scalars['Int']['output'];
  /** Oldest first, for a plot: a point a minute, for DAY one for 15 minutes. */
  readonly series: ReadonlyArray<StatsPoint>;
  /** From when on: a whole minute, so a window is up to a minute longer than its name. */
  readonly since: Scalars['DateTime']['output'];
  readonly totals: CacheCounters;
  readonly upstream: UpstreamStats;
  readonly window: StatsWindow;
};


/** What the gateway counted, all replicas together. Exact to the answer, at most two seconds old, and kept over restarts; only a crash loses a replica's last second. */
export type CacheStatsHotKeysArgs = {
  first?: Scalars['Int']['input'];
};

export type CategoryStats = {
  readonly __typename?: 'CategoryStats';
  /** Their bytes. */
  readonly bytes: Scalars['SafeInt']['output'];
  readonly category: CacheCategory;
  readonly counters: CacheCounters;
  /** Entries in the store now. Those that were invalidated are among them until they expire. Looks through the whole store: leave it out of what you ask often. */
  readonly entries: Scalars['SafeInt']['output'];
};

export type FieldStats = {
  readonly __typename?: 'FieldStats';
  readonly counters: CacheCounters;
  /** `Type.field`. */
  readonly field: Scalars['String']['output'];
};

export type HotKey = {
  readonly __typename?: 'HotKey';
  /** The field that asked for it last. */
  readonly field: Scalars['String']['output'];
  readonly key: Scalars['String']['output'];
  readonly requests: Scalars['SafeInt']['output'];
};

export type Invalidation = {
  readonly __typename?: 'Invalidation';
  /** True: nothing was changed. */
  readonly dryRun: Scalars['Boolean']['output'];
  /** How many live entries it reaches. Counted by a dry run only: else null, for an invalidation by tag costs the same however many it reaches. */
  readonly entries?: Maybe<Scalars['Int']['output']>;
  readonly mode: InvalidationMode;
  /** How many upstream calls it takes at most to load again what a dry run found, if all of it is asked for again. */
  readonly predictedUpstreamCalls?: Maybe<Scalars['Int']['output']>;
  /** Some of the keys that a dry run found, at most ten. */
  readonly sample: ReadonlyArray<Scalars['String']['output']>;
  /** What was meant, as `kind:name`. */
  readonly target: Scalars['String']['output'];
};

export type InvalidationMode =
  /** Never served again. */
  | 'HARD'
  /** Served as stale once more, while it is loaded again behind. */
  | 'SOFT';

/** What to invalidate: exactly one of these. */
export type InvalidationTarget =
  /** Everything; must be true. */
  { readonly all: Scalars['Boolean']['input']; readonly category?: never; readonly field?: never; readonly key?: never; readonly symbol?: never; readonly tag?: never; }
  |  /** Every entry of this category. */
  { readonly all?: never; readonly category: CacheCategory; readonly field?: never; readonly key?: never; readonly symbol?: never; readonly tag?: never; }
  |  /** Every entry of this cached field, as `Type.field`; fields that share entries go together. */
  { readonly all?: never; readonly category?: never; readonly field: Scalars['String']['input']; readonly key?: never; readonly symbol?: never; readonly tag?: never; }
  |  /** One entry, by its key as `extensions.cache` shows it. */
  { readonly all?: never; readonly category?: never; readonly field?: never; readonly key: Scalars['String']['input']; readonly symbol?: never; readonly tag?: never; }
  |  /** Every entry about this symbol, in all categories. */
  { readonly all?: never; readonly category?: never; readonly field?: never; readonly key?: never; readonly symbol: Scalars['Symbol']['input']; readonly tag?: never; }
  |  /** Every entry with this tag, such as `symbol:AAPL`. */
  { readonly all?: never; readonly category?: never; readonly field?: never; readonly key?: never; readonly symbol?: never; readonly tag: Scalars['String']['input']; };

/** How full the store is, as the gateway takes it. */
export type MemoryPressure =
  /** Small entries only. */
  | 'CRITICAL'
  /** No stale windows for new entries. */
  | 'HIGH'
  | 'NORMAL';

/** The memory of the store, all its servers together; without Redis that of this process's store. Null: not known. */
export type MemoryStats = {
  readonly __typename?: 'MemoryStats';
  /** Keys thrown out for want of memory, since the server started. */
  readonly evictedKeys?: Maybe<Scalars['SafeInt']['output']>;
  readonly expiredKeys?: Maybe<Scalars['SafeInt']['output']>;
  readonly fragmentationRatio?: Maybe<Scalars['Float']['output']>;
  /** Null also when no limit is set. */
  readonly maxBytes?: Maybe<Scalars['SafeInt']['output']>;
  readonly peakBytes?: Maybe<Scalars['SafeInt']['output']>;
  /** `maxmemory-policy`. */
  readonly policy?: Maybe<Scalars['String']['output']>;
  readonly pressure: MemoryPressure;
  readonly usedBytes?: Maybe<Scalars['SafeInt']['output']>;
};

/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Ends a run after what it loads at this moment. One that is finished stays as it was; NOT_FOUND for one that is not there. */
  readonly cancelWarm: WarmRun;
  /** Takes out what is cached. When it has answered, nothing loaded before is served as fresh anywhere in the fleet, nor is what a load under way brings; copies in the processes end within a second. */
  readonly invalidate: Invalidation;
  /** Back to what is configured. */
  readonly resetCachePolicy: CachePolicy;
  /** Changes a category's policy for the whole fleet, within two seconds and without a restart: for `expiresInSeconds`, else for a year. It holds for what is loaded from then on; entries keep the times they were stored with, so invalidate the category where it must hold at once. */
  readonly setCachePolicy: CachePolicy;
  /** Loads the day's movers in advance, 1 to 60 of them; the list of movers is a call by itself when it is not fresh. */
  readonly warmMovers: WarmRun;
  /** Loads symbols in advance, in this order, at most 1000 of them, and answers at once: `warmRun` says how far it has come. Without `categories` it is PRICE, one upstream call a symbol. What is fresh is skipped, unless `force`. A dry run answers with what would happen and what it would cost, and loads nothing. */
  readonly warmSymbols: WarmRun;
  /** Loads the symbols of all watchlists in advance, those that most viewers watch first. */
  readonly warmWatchlists: WarmRun;
};


/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type MutationCancelWarmArgs = {
  id: Scalars['ID']['input'];
};


/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type MutationInvalidateArgs = {
  dryRun?: Scalars['Boolean']['input'];
  mode?: InvalidationMode;
  target: InvalidationTarget;
};


/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type MutationResetCachePolicyArgs = {
  category: CacheCategory;
};


/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type MutationSetCachePolicyArgs = {
  category: CacheCategory;
  expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
  policy: CachePolicyInput;
};


/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type MutationWarmMoversArgs = {
  categories?: InputMaybe<ReadonlyArray<CacheCategory>>;
  dryRun?: Scalars['Boolean']['input'];
  force?: Scalars['Boolean']['input'];
  top?: Scalars['Int']['input'];
};


/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type MutationWarmSymbolsArgs = {
  categories?: InputMaybe<ReadonlyArray<CacheCategory>>;
  dryRun?: Scalars['Boolean']['input'];
  force?: Scalars['Boolean']['input'];
  symbols: ReadonlyArray<Scalars['Symbol']['input']>;
};


/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type MutationWarmWatchlistsArgs = {
  categories?: InputMaybe<ReadonlyArray<CacheCategory>>;
  dryRun?: Scalars['Boolean']['input'];
  force?: Scalars['Boolean']['input'];
};

export type NearStats = {
  readonly __typename?: 'NearStats';
  readonly bytes: Scalars['SafeInt']['output'];
  readonly entries: Scalars['SafeInt']['output'];
  /** Copies dropped for want of room, since each replica started. */
  readonly evictions: Scalars['SafeInt']['output'];
  readonly maxBytes: Scalars['SafeInt']['output'];
  /** Whether the store tells of changes; as the worst off replica has it. */
  readonly tracking: Tracking;
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Give it as `after` to go on. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** What operators ask. Nothing here is cached, and nothing here makes an upstream call. */
export type Query = {
  readonly __typename?: 'Query';
  /** What operators did, newest first; kept over restarts. */
  readonly auditLog: ReadonlyArray<AuditRecord>;
  /** What lies in the store, in no order that means anything. A page may have fewer entries than asked for, or none, and still not be the last: the store is looked through in small steps. */
  readonly cacheEntries: CacheEntryConnection;
  /** What lies in the store under one key, and what that means; null: nothing does. Keys are shown by `extensions.cache` of the public API. */
  readonly cacheEntry?: Maybe<CacheEntry>;
  /** How long each category may be served, as it holds now. */
  readonly cachePolicies: ReadonlyArray<CachePolicy>;
  /** What all replicas counted. */
  readonly cacheStats: CacheStats;
  /** What is left of the upstream calls, for all replicas. */
  readonly upstreamBudget: UpstreamBudget;
  /** One warm run; null: there is none, or it is more than a week old. */
  readonly warmRun?: Maybe<WarmRun>;
  /** The warm runs of the fleet, newest first; a hundred are kept. */
  readonly warmRuns: ReadonlyArray<WarmRun>;
};


/** What operators ask. Nothing here is cached, and nothing here makes an upstream call. */
export type QueryAuditLogArgs = {
  first?: Scalars['Int']['input'];
};


/** What operators ask. Nothing here is cached, and nothing here makes an upstream call. */
export type QueryCacheEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<CacheCategory>;
  first?: Scalars['Int']['input'];
  tag?: InputMaybe<Scalars['String']['input']>;
};


/** What operators ask. Nothing here is cached, and nothing here makes an upstream call. */
export type QueryCacheEntryArgs = {
  key: Scalars['String']['input'];
};


/** What operators ask. Nothing here is cached, and nothing here makes an upstream call. */
export type QueryCacheStatsArgs = {
  window?: StatsWindow;
};


/** What operators ask. Nothing here is cached, and nothing here makes an upstream call. */
export type QueryWarmRunArgs = {
  id: Scalars['ID']['input'];
};


/** What operators ask. Nothing here is cached, and nothing here makes an upstream call. */
export type QueryWarmRunsArgs = {
  first?: Scalars['Int']['input'];
};

export type SpentByClass = {
  readonly __typename?: 'SpentByClass';
  /** A client waited. */
  readonly interactive: Scalars['SafeInt']['output'];
  /** Behind an answer already given. */
  readonly refresh: Scalars['SafeInt']['output'];
  /** Loaded in advance. */
  readonly warm: Scalars['SafeInt']['output'];
};

export type StatsPoint = {
  readonly __typename?: 'StatsPoint';
  /** When it begins. */
  readonly at: Scalars['DateTime']['output'];
  readonly counters: CacheCounters;
};

export type StatsWindow =
  | 'DAY'
  | 'HOUR'
  | 'MINUTE';

export type TagStanding =
  /** As it was when the entry was loaded. */
  | 'CURRENT'
  /** Invalidated since, or gone. */
  | 'INVALIDATED'
  /** Invalidated softly since. */
  | 'SOFTENED';

export type Tracking =
  /** Not at the moment: copies live for a second. */
  | 'LOST'
  /** The store refuses: copies live for a second. */
  | 'OFF'
  | 'ON';

/** The upstream calls that the fleet may make, and has made. */
export type UpstreamBudget = {
  readonly __typename?: 'UpstreamBudget';
  /** Processes that share it. */
  readonly replicas: Scalars['Int']['output'];
  /** When the calls of the day begin anew. */
  readonly resetAt: Scalars['DateTime']['output'];
  /** The calls of the day so far, by how urgent they were. */
  readonly spentToday: SpentByClass;
  /** How many times longer than usual values are kept because the calls of the day run low; 1: they do not. */
  readonly stretch: Scalars['Float']['output'];
  /** The windows that have a limit; none: calls are not limited. */
  readonly windows: ReadonlyArray<BudgetWindow>;
};

/** The calls to the market-data source, by requests, refreshes and warming alike. */
export type UpstreamStats = {
  readonly __typename?: 'UpstreamStats';
  /** What is left of them, as it is now whatever the window. */
  readonly budget: UpstreamBudget;
  readonly calls: Scalars['SafeInt']['output'];
  /** Of the calls, those that failed; that there is none is an answer. */
  readonly failures: Scalars['SafeInt']['output'];
  /** Half of the calls took no longer. At most 9 % too high; null without calls. */
  readonly p50Ms?: Maybe<Scalars['Float']['output']>;
  readonly p99Ms?: Maybe<Scalars['Float']['output']>;
  /** Answers that would have been calls without the cache; of bulk quotes each counts as one. */
  readonly savedCalls: Scalars['SafeInt']['output'];
};

/** What became of one target. */
export type WarmOutcome = {
  readonly __typename?: 'WarmOutcome';
  readonly category: CacheCategory;
  /** For people: why, or for how long. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  readonly result: WarmResult;
  readonly symbol: Scalars['Symbol']['output'];
};

export type WarmResult =
  /** The source has none. */
  | 'ABSENT'
  | 'FAILED'
  /** It was fresh. */
  | 'FRESH'
  /** What is left of the day is kept for those who wait. */
  | 'SKIPPED_BUDGET'
  /** Loaded by this run, or by a request at the same time. */
  | 'WARMED';

/** Loading in advance: what was to be loaded, how far it has come, what it cost and what it was good for. */
export type WarmRun = {
  readonly __typename?: 'WarmRun';
  readonly absent: Scalars['Int']['output'];
  /** What hindered the run; null: nothing. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** Whether nothing was loaded: the figures are then what a run would come to at most. */
  readonly dryRun: Scalars['Boolean']['output'];
  readonly failed: Scalars['Int']['output'];
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether also what is fresh is loaded. */
  readonly force: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  /** How many of the warmed entries were asked for afterwards. */
  readonly laterHit: Scalars['Int']['output'];
  /** Of each target that the run has come to, in its order. */
  readonly outcomes: ReadonlyArray<WarmOutcome>;
  readonly queuedAt: Scalars['DateTime']['output'];
  /** How many targets, each a symbol and a category; 0 until they are known. */
  readonly requested: Scalars['Int']['output'];
  readonly skippedBudget: Scalars['Int']['output'];
  readonly skippedFresh: Scalars['Int']['output'];
  readonly source: WarmSource;
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly state: WarmState;
  /** Made by this run, or of a dry run expected at most. The list of movers is one, too. */
  readonly upstreamCalls: Scalars['Int']['output'];
  readonly warmed: Scalars['Int']['output'];
};

/** What asked for a run. */
export type WarmSource =
  | 'MOVERS'
  | 'SCHEDULE'
  | 'START'
  | 'SYMBOLS'
  | 'WATCHLISTS';

/** QUEUED: the run waits for those before it; one runs at a time in the fleet. */
export type WarmState =
  | 'CANCELLED'
  | 'DONE'
  /** Nothing could be found to load. */
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AuditRecord: ResolverTypeWrapper<AuditRecordModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BudgetWindow: ResolverTypeWrapper<BudgetWindow>;
  BudgetWindowName: BudgetWindowName;
  CacheCategory: CacheCategory;
  CacheCounters: ResolverTypeWrapper<Counters>;
  CacheEntry: ResolverTypeWrapper<InspectedKey>;
  CacheEntryConnection: ResolverTypeWrapper<Omit<CacheEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CacheEntryEdge']>, nodes: ReadonlyArray<ResolversTypes['CacheEntry']> }>;
  CacheEntryEdge: ResolverTypeWrapper<Omit<CacheEntryEdge, 'node'> & { node: ResolversTypes['CacheEntry'] }>;
  CacheEntryFailure: ResolverTypeWrapper<CacheEntryFailure>;
  CacheEntryKind: CacheEntryKind;
  CacheEntryLease: ResolverTypeWrapper<CacheEntryLease>;
  CacheEntryState: CacheEntryState;
  CacheEntryTag: ResolverTypeWrapper<CacheEntryTag>;
  CachePolicy: ResolverTypeWrapper<PolicyView>;
  CachePolicyInput: CachePolicyInput;
  CacheScope: CacheScope;
  CacheStats: ResolverTypeWrapper<StatsView>;
  CategoryStats: ResolverTypeWrapper<CategoryView>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FieldStats: ResolverTypeWrapper<Omit<FieldStats, 'counters'> & { counters: ResolversTypes['CacheCounters'] }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  HotKey: ResolverTypeWrapper<HotKey>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Invalidation: ResolverTypeWrapper<Invalidation>;
  InvalidationMode: InvalidationMode;
  InvalidationTarget: InvalidationTarget;
  MemoryPressure: MemoryPressure;
  MemoryStats: ResolverTypeWrapper<MemoryStats>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NearStats: ResolverTypeWrapper<NearStats>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SpentByClass: ResolverTypeWrapper<SpentByClass>;
  StatsPoint: ResolverTypeWrapper<Omit<StatsPoint, 'counters'> & { counters: ResolversTypes['CacheCounters'] }>;
  StatsWindow: StatsWindow;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Symbol: ResolverTypeWrapper<Scalars['Symbol']['output']>;
  TagStanding: TagStanding;
  Tracking: Tracking;
  UpstreamBudget: ResolverTypeWrapper<UpstreamBudget>;
  UpstreamStats: ResolverTypeWrapper<UpstreamStats>;
  WarmOutcome: ResolverTypeWrapper<WarmOutcomeModel>;
  WarmResult: WarmResult;
  WarmRun: ResolverTypeWrapper<WarmRunModel>;
  WarmSource: WarmSource;
  WarmState: WarmState;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AuditRecord: AuditRecordModel;
  Boolean: Scalars['Boolean']['output'];
  BudgetWindow: BudgetWindow;
  CacheCounters: Counters;
  CacheEntry: InspectedKey;
  CacheEntryConnection: Omit<CacheEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CacheEntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CacheEntry']> };
  CacheEntryEdge: Omit<CacheEntryEdge, 'node'> & { node: ResolversParentTypes['CacheEntry'] };
  CacheEntryFailure: CacheEntryFailure;
  CacheEntryLease: CacheEntryLease;
  CacheEntryTag: CacheEntryTag;
  CachePolicy: PolicyView;
  CachePolicyInput: CachePolicyInput;
  CacheStats: StatsView;
  CategoryStats: CategoryView;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  FieldStats: Omit<FieldStats, 'counters'> & { counters: ResolversParentTypes['CacheCounters'] };
  Float: Scalars['Float']['output'];
  HotKey: HotKey;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Invalidation: Invalidation;
  InvalidationTarget: InvalidationTarget;
  MemoryStats: MemoryStats;
  Mutation: Record<PropertyKey, never>;
  NearStats: NearStats;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  SafeInt: Scalars['SafeInt']['output'];
  SpentByClass: SpentByClass;
  StatsPoint: Omit<StatsPoint, 'counters'> & { counters: ResolversParentTypes['CacheCounters'] };
  String: Scalars['String']['output'];
  Symbol: Scalars['Symbol']['output'];
  UpstreamBudget: UpstreamBudget;
  UpstreamStats: UpstreamStats;
  WarmOutcome: WarmOutcomeModel;
  WarmRun: WarmRunModel;
};

export type CachedDirectiveArgs = {
  category: CacheCategory;
  each?: Maybe<Scalars['String']['input']>;
  key?: Maybe<Scalars['String']['input']>;
  scope?: Maybe<CacheScope>;
  tags?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type CachedDirectiveResolver<Result, Parent, ContextType = AdminContext, Args = CachedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AuditRecordResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['AuditRecord'] = ResolversParentTypes['AuditRecord']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BudgetWindowResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['BudgetWindow'] = ResolversParentTypes['BudgetWindow']> = {
  left?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['BudgetWindowName'], ParentType, ContextType>;
};

export type CacheCountersResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CacheCounters'] = ResolversParentTypes['CacheCounters']> = {
  bypassed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  collapsed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  errors?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  hitRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  hits?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  leaseWaits?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  misses?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  negative?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  tooBig?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type CacheEntryResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CacheEntry'] = ResolversParentTypes['CacheEntry']> = {
  advice?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ageSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['CacheCategory'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['CacheEntryFailure']>, ParentType, ContextType>;
  fallbackUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freshness?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CacheEntryKind']>, ParentType, ContextType>;
  lease?: Resolver<Maybe<ResolversTypes['CacheEntryLease']>, ParentType, ContextType>;
  loadMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  loadedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remainingSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  staleUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CacheEntryState'], ParentType, ContextType>;
  storedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['CacheEntryTag']>, ParentType, ContextType>;
  warmedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CacheEntryConnectionResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CacheEntryConnection'] = ResolversParentTypes['CacheEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CacheEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CacheEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CacheEntryEdgeResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CacheEntryEdge'] = ResolversParentTypes['CacheEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CacheEntry'], ParentType, ContextType>;
};

export type CacheEntryFailureResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CacheEntryFailure'] = ResolversParentTypes['CacheEntryFailure']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CacheEntryLeaseResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CacheEntryLease'] = ResolversParentTypes['CacheEntryLease']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CacheEntryTagResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CacheEntryTag'] = ResolversParentTypes['CacheEntryTag']> = {
  standing?: Resolver<ResolversTypes['TagStanding'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CachePolicyResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CachePolicy'] = ResolversParentTypes['CachePolicy']> = {
  absentSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['CacheCategory'], ParentType, ContextType>;
  changedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  staleIfErrorSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  staleSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ttlSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CacheStatsResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CacheStats'] = ResolversParentTypes['CacheStats']> = {
  categories?: Resolver<ReadonlyArray<ResolversTypes['CategoryStats']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldStats']>, ParentType, ContextType>;
  hotKeys?: Resolver<ReadonlyArray<ResolversTypes['HotKey']>, ParentType, ContextType, RequireFields<CacheStatsHotKeysArgs, 'first'>>;
  memory?: Resolver<ResolversTypes['MemoryStats'], ParentType, ContextType>;
  near?: Resolver<ResolversTypes['NearStats'], ParentType, ContextType>;
  replicas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  series?: Resolver<ReadonlyArray<ResolversTypes['StatsPoint']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['CacheCounters'], ParentType, ContextType>;
  upstream?: Resolver<ResolversTypes['UpstreamStats'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['StatsWindow'], ParentType, ContextType>;
};

export type CategoryStatsResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['CategoryStats'] = ResolversParentTypes['CategoryStats']> = {
  bytes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['CacheCategory'], ParentType, ContextType>;
  counters?: Resolver<ResolversTypes['CacheCounters'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type FieldStatsResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['FieldStats'] = ResolversParentTypes['FieldStats']> = {
  counters?: Resolver<ResolversTypes['CacheCounters'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HotKeyResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['HotKey'] = ResolversParentTypes['HotKey']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type InvalidationResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['Invalidation'] = ResolversParentTypes['Invalidation']> = {
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entries?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['InvalidationMode'], ParentType, ContextType>;
  predictedUpstreamCalls?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sample?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MemoryStatsResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['MemoryStats'] = ResolversParentTypes['MemoryStats']> = {
  evictedKeys?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  expiredKeys?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  fragmentationRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  maxBytes?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  peakBytes?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pressure?: Resolver<ResolversTypes['MemoryPressure'], ParentType, ContextType>;
  usedBytes?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelWarm?: Resolver<ResolversTypes['WarmRun'], ParentType, ContextType, RequireFields<MutationCancelWarmArgs, 'id'>>;
  invalidate?: Resolver<ResolversTypes['Invalidation'], ParentType, ContextType, RequireFields<MutationInvalidateArgs, 'dryRun' | 'mode' | 'target'>>;
  resetCachePolicy?: Resolver<ResolversTypes['CachePolicy'], ParentType, ContextType, RequireFields<MutationResetCachePolicyArgs, 'category'>>;
  setCachePolicy?: Resolver<ResolversTypes['CachePolicy'], ParentType, ContextType, RequireFields<MutationSetCachePolicyArgs, 'category' | 'policy'>>;
  warmMovers?: Resolver<ResolversTypes['WarmRun'], ParentType, ContextType, RequireFields<MutationWarmMoversArgs, 'dryRun' | 'force' | 'top'>>;
  warmSymbols?: Resolver<ResolversTypes['WarmRun'], ParentType, ContextType, RequireFields<MutationWarmSymbolsArgs, 'dryRun' | 'force' | 'symbols'>>;
  warmWatchlists?: Resolver<ResolversTypes['WarmRun'], ParentType, ContextType, RequireFields<MutationWarmWatchlistsArgs, 'dryRun' | 'force'>>;
};

export type NearStatsResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['NearStats'] = ResolversParentTypes['NearStats']> = {
  bytes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  evictions?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  maxBytes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  tracking?: Resolver<ResolversTypes['Tracking'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditLog?: Resolver<ReadonlyArray<ResolversTypes['AuditRecord']>, ParentType, ContextType, RequireFields<QueryAuditLogArgs, 'first'>>;
  cacheEntries?: Resolver<ResolversTypes['CacheEntryConnection'], ParentType, ContextType, RequireFields<QueryCacheEntriesArgs, 'first'>>;
  cacheEntry?: Resolver<Maybe<ResolversTypes['CacheEntry']>, ParentType, ContextType, RequireFields<QueryCacheEntryArgs, 'key'>>;
  cachePolicies?: Resolver<ReadonlyArray<ResolversTypes['CachePolicy']>, ParentType, ContextType>;
  cacheStats?: Resolver<ResolversTypes['CacheStats'], ParentType, ContextType, RequireFields<QueryCacheStatsArgs, 'window'>>;
  upstreamBudget?: Resolver<ResolversTypes['UpstreamBudget'], ParentType, ContextType>;
  warmRun?: Resolver<Maybe<ResolversTypes['WarmRun']>, ParentType, ContextType, RequireFields<QueryWarmRunArgs, 'id'>>;
  warmRuns?: Resolver<ReadonlyArray<ResolversTypes['WarmRun']>, ParentType, ContextType, RequireFields<QueryWarmRunsArgs, 'first'>>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SpentByClassResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['SpentByClass'] = ResolversParentTypes['SpentByClass']> = {
  interactive?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  refresh?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  warm?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type StatsPointResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['StatsPoint'] = ResolversParentTypes['StatsPoint']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  counters?: Resolver<ResolversTypes['CacheCounters'], ParentType, ContextType>;
};

export interface SymbolScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Symbol'], any> {
  name: 'Symbol';
}

export type UpstreamBudgetResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['UpstreamBudget'] = ResolversParentTypes['UpstreamBudget']> = {
  replicas?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  spentToday?: Resolver<ResolversTypes['SpentByClass'], ParentType, ContextType>;
  stretch?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  windows?: Resolver<ReadonlyArray<ResolversTypes['BudgetWindow']>, ParentType, ContextType>;
};

export type UpstreamStatsResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['UpstreamStats'] = ResolversParentTypes['UpstreamStats']> = {
  budget?: Resolver<ResolversTypes['UpstreamBudget'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  failures?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  p50Ms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p99Ms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  savedCalls?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type WarmOutcomeResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['WarmOutcome'] = ResolversParentTypes['WarmOutcome']> = {
  category?: Resolver<ResolversTypes['CacheCategory'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  result?: Resolver<ResolversTypes['WarmResult'], ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['Symbol'], ParentType, ContextType>;
};

export type WarmRunResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['WarmRun'] = ResolversParentTypes['WarmRun']> = {
  absent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  force?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  laterHit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcomes?: Resolver<ReadonlyArray<ResolversTypes['WarmOutcome']>, ParentType, ContextType>;
  queuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skippedBudget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skippedFresh?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['WarmSource'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WarmState'], ParentType, ContextType>;
  upstreamCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warmed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = AdminContext> = {
  AuditRecord?: AuditRecordResolvers<ContextType>;
  BudgetWindow?: BudgetWindowResolvers<ContextType>;
  CacheCounters?: CacheCountersResolvers<ContextType>;
  CacheEntry?: CacheEntryResolvers<ContextType>;
  CacheEntryConnection?: CacheEntryConnectionResolvers<ContextType>;
  CacheEntryEdge?: CacheEntryEdgeResolvers<ContextType>;
  CacheEntryFailure?: CacheEntryFailureResolvers<ContextType>;
  CacheEntryLease?: CacheEntryLeaseResolvers<ContextType>;
  CacheEntryTag?: CacheEntryTagResolvers<ContextType>;
  CachePolicy?: CachePolicyResolvers<ContextType>;
  CacheStats?: CacheStatsResolvers<ContextType>;
  CategoryStats?: CategoryStatsResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  FieldStats?: FieldStatsResolvers<ContextType>;
  HotKey?: HotKeyResolvers<ContextType>;
  Invalidation?: InvalidationResolvers<ContextType>;
  MemoryStats?: MemoryStatsResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NearStats?: NearStatsResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SpentByClass?: SpentByClassResolvers<ContextType>;
  StatsPoint?: StatsPointResolvers<ContextType>;
  Symbol?: GraphQLScalarType;
  UpstreamBudget?: UpstreamBudgetResolvers<ContextType>;
  UpstreamStats?: UpstreamStatsResolvers<ContextType>;
  WarmOutcome?: WarmOutcomeResolvers<ContextType>;
  WarmRun?: WarmRunResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = AdminContext> = {
  cached?: CachedDirectiveResolver<any, any, ContextType>;
};
