import type { CachePolicyResolvers } from '../__generated__/resolvers-types.ts';

export const CachePolicy: CachePolicyResolvers = {
  ttlSeconds: ({ policy }) => policy.maxAgeMs / 1000,
  staleSeconds: ({ policy }) => policy.staleWhileRevalidateMs / 1000,
  staleIfErrorSeconds: ({ policy }) => policy.staleIfErrorMs / 1000,
  absentSeconds: ({ policy }) => policy.absentMs / 1000,
  changedBy: ({ override }) => override?.changedBy ?? null,
  expiresAt: ({ override }) => (override === null ? null : new Date(override.expiresAt)),
};
