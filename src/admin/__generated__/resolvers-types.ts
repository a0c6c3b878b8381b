import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AuditRecord as AuditRecordModel } from '../../audit/audit-log.ts';
import type { InspectedKey } from '../../cache/index.ts';
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

/** What lies under one key. */
export type CacheEntry = {
  readonly __typename?: 'CacheEntry';
  /** In plain words: what a request for this key would get now, and what to do about it. */
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

/** Who may share a cached answer. */
export type CacheScope =
  /** One verified viewer. Without one the field is not cached. */
  | 'PRIVATE'
  /** Everybody. */
  | 'PUBLIC';

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

/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Takes out what is cached. When it has answered, nothing loaded before is served as fresh anywhere in the fleet, nor is what a load under way brings; copies in the processes end within a second. */
  readonly invalidate: Invalidation;
};


/** What operators do. Each is in the audit log, dry runs and refused ones included. */
export type MutationInvalidateArgs = {
  dryRun?: Scalars['Boolean']['input'];
  mode?: InvalidationMode;
  target: InvalidationTarget;
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

export type TagStanding =
  /** As it was when the entry was loaded. */
  | 'CURRENT'
  /** Invalidated since, or gone. */
  | 'INVALIDATED'
  /** Invalidated softly since. */
  | 'SOFTENED';



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
  CacheCategory: CacheCategory;
  CacheEntry: ResolverTypeWrapper<InspectedKey>;
  CacheEntryConnection: ResolverTypeWrapper<Omit<CacheEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CacheEntryEdge']>, nodes: ReadonlyArray<ResolversTypes['CacheEntry']> }>;
  CacheEntryEdge: ResolverTypeWrapper<Omit<CacheEntryEdge, 'node'> & { node: ResolversTypes['CacheEntry'] }>;
  CacheEntryFailure: ResolverTypeWrapper<CacheEntryFailure>;
  CacheEntryKind: CacheEntryKind;
  CacheEntryLease: ResolverTypeWrapper<CacheEntryLease>;
  CacheEntryState: CacheEntryState;
  CacheEntryTag: ResolverTypeWrapper<CacheEntryTag>;
  CacheScope: CacheScope;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Invalidation: ResolverTypeWrapper<Invalidation>;
  InvalidationMode: InvalidationMode;
  InvalidationTarget: InvalidationTarget;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Symbol: ResolverTypeWrapper<Scalars['Symbol']['output']>;
  TagStanding: TagStanding;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AuditRecord: AuditRecordModel;
  Boolean: Scalars['Boolean']['output'];
  CacheEntry: InspectedKey;
  CacheEntryConnection: Omit<CacheEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CacheEntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CacheEntry']> };
  CacheEntryEdge: Omit<CacheEntryEdge, 'node'> & { node: ResolversParentTypes['CacheEntry'] };
  CacheEntryFailure: CacheEntryFailure;
  CacheEntryLease: CacheEntryLease;
  CacheEntryTag: CacheEntryTag;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Float: Scalars['Float']['output'];
  Int: Scalars['Int']['output'];
  Invalidation: Invalidation;
  InvalidationTarget: InvalidationTarget;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  SafeInt: Scalars['SafeInt']['output'];
  String: Scalars['String']['output'];
  Symbol: Scalars['Symbol']['output'];
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

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type InvalidationResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['Invalidation'] = ResolversParentTypes['Invalidation']> = {
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entries?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['InvalidationMode'], ParentType, ContextType>;
  predictedUpstreamCalls?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sample?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  invalidate?: Resolver<ResolversTypes['Invalidation'], ParentType, ContextType, RequireFields<MutationInvalidateArgs, 'dryRun' | 'mode' | 'target'>>;
};

export type PageInfoResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = AdminContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditLog?: Resolver<ReadonlyArray<ResolversTypes['AuditRecord']>, ParentType, ContextType, RequireFields<QueryAuditLogArgs, 'first'>>;
  cacheEntries?: Resolver<ResolversTypes['CacheEntryConnection'], ParentType, ContextType, RequireFields<QueryCacheEntriesArgs, 'first'>>;
  cacheEntry?: Resolver<Maybe<ResolversTypes['CacheEntry']>, ParentType, ContextType, RequireFields<QueryCacheEntryArgs, 'key'>>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export interface SymbolScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Symbol'], any> {
  name: 'Symbol';
}

export type Resolvers<ContextType = AdminContext> = {
  AuditRecord?: AuditRecordResolvers<ContextType>;
  CacheEntry?: CacheEntryResolvers<ContextType>;
  CacheEntryConnection?: CacheEntryConnectionResolvers<ContextType>;
  CacheEntryEdge?: CacheEntryEdgeResolvers<ContextType>;
  CacheEntryFailure?: CacheEntryFailureResolvers<ContextType>;
  CacheEntryLease?: CacheEntryLeaseResolvers<ContextType>;
  CacheEntryTag?: CacheEntryTagResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Invalidation?: InvalidationResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Symbol?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = AdminContext> = {
  cached?: CachedDirectiveResolver<any, any, ContextType>;
};
