import { z } from 'zod';
import { type AdminTarget, requestAdmin } from './admin-request.ts';
import { tableOf } from './tables.ts';

/** Seconds. */
export interface PolicyOptions {
  readonly ttl?: number;
  readonly stale?: number;
  readonly staleIfError?: number;
  readonly absent?: number;
  readonly expiresIn?: number;
}

const PARTS = 'category ttlSeconds staleSeconds staleIfErrorSeconds absentSeconds changedBy expiresAt';
const PolicyForm = z.object({
  category: z.string(),
  ttlSeconds: z.number(),
  staleSeconds: z.number(),
  staleIfErrorSeconds: z.number(),
  absentSeconds: z.number(),
  changedBy: z.string().nullable(),
  expiresAt: z.string().nullable(),
});
type Policy = z.infer<typeof PolicyForm>;

export async function showPolicies(target: AdminTarget) {
  const data = await requestAdmin(target, `{ cachePolicies { ${PARTS} } }`);
  const { cachePolicies } = z.object({ cachePolicies: z.array(PolicyForm) }).parse(data);
  return { data: cachePolicies, text: textOf(cachePolicies) };
}

export async function setPolicy(target: AdminTarget, category: string, options: PolicyOptions) {
  const { ttl, stale, staleIfError, absent, expiresIn } = options;
  const policy = { ttlSeconds: ttl, staleSeconds: stale, staleIfErrorSeconds: staleIfError, absentSeconds: absent };
  const mutation = `mutation ($category: CacheCategory!, $policy: CachePolicyInput!, $expiresIn: Int) {
    setCachePolicy(category: $category, policy: $policy, expiresInSeconds: $expiresIn) { ${PARTS} }
  }`;
  const data = await requestAdmin(target, mutation, { category: category.toUpperCase(), policy, expiresIn });
  const { setCachePolicy } = z.object({ setCachePolicy: PolicyForm }).parse(data);
  return { data: setCachePolicy, text: textOf([setCachePolicy]) };
}

export async function resetPolicy(target: AdminTarget, category: string) {
  const mutation = `mutation ($category: CacheCategory!) { resetCachePolicy(category: $category) { ${PARTS} } }`;
  const data = await requestAdmin(target, mutation, { category: category.toUpperCase() });
  const { resetCachePolicy } = z.object({ resetCachePolicy: PolicyForm }).parse(data);
  return { data: resetCachePolicy, text: textOf([resetCachePolicy]) };
}

function textOf(policies: readonly Policy[]): string {
  return tableOf(
    ['category', 'fresh, s', 'stale, s', 'stale if error, s', 'absent, s', 'changed by', 'until'],
    policies.map((one) => [
      one.category,
      one.ttlSeconds,
      one.staleSeconds,
      one.staleIfErrorSeconds,
      one.absentSeconds,
      one.changedBy,
      one.expiresAt,
    ]),
  );
}
