import { DateScalar, DateTimeScalar, SafeIntScalar, SymbolScalar } from '../../graphql/scalars.ts';
import type { Resolvers } from '../__generated__/resolvers-types.ts';
import { CacheEntry } from './cache-entry.ts';
import { CacheCounters, CacheStats, CategoryStats } from './cache-stats.ts';
import { CachePolicy } from './cache-policy.ts';
import { Mutation } from './mutation.ts';
import { Query } from './query.ts';
import { WarmMutation } from './warm-mutation.ts';
import { WarmOutcome, WarmRun } from './warm-run.ts';

/** Every resolver of the admin schema; fields not named here are read from their parent. */
export const resolvers: Resolvers = {
  Query,
  Mutation: { ...Mutation, ...WarmMutation },
  WarmRun,
  WarmOutcome,
  CacheEntry,
  CacheStats,
  CacheCounters,
  CategoryStats,
  CachePolicy,
  AuditRecord: { at: ({ at }) => new Date(at) },
  Symbol: SymbolScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
  SafeInt: SafeIntScalar,
};
