import { setImmediate as nextTurn } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import { type GraphQLResolveInfo, graphql } from 'graphql';
import type { CachePolicy } from '../../../src/cache/index.ts';
import { type CacheRow, type CachingContext, cachedFieldsOf, cacheFields } from '../../../src/directive/index.ts';
import { noFresherThan } from '../../../src/directive/cached-inputs.ts';
import { UpstreamUnavailableError } from '../../../src/market/errors.ts';
import { createEngine } from '../../support/engine.ts';
import { schemaOf } from './schema-of.ts';

const MINUTE = 60_000;
const NONE = { staleWhileRevalidateMs: 0, staleIfErrorMs: 0, absentMs: MINUTE };
const POLICIES: Readonly<Record<string, CachePolicy>> = {
  HISTORICAL: { ...NONE, maxAgeMs: 10 * MINUTE, staleIfErrorMs: 10 * MINUTE },
  ANALYSIS: { ...NONE, maxAgeMs: 5 * MINUTE, staleWhileRevalidateMs: 5 * MINUTE },
};

/** A cached field and one computed from it; `loads` counts, `fail` makes the input reject. */
function derivedSchema(windows: Partial<CachePolicy> = {}) {
  const state = { loads: { input: 0, derived: 0 }, fail: false };
  const bare = schemaOf(`type Query {
    input: Int @cached(category: HISTORICAL)
    derived: Int @cached(category: ANALYSIS)
  }`);
  const rootValue = {
    async input() {
      if (state.fail) throw new UpstreamUnavailableError('away');
      state.loads.input += 1;
      return state.loads.input;
    },
    async derived(_args: unknown, context: CachingContext, info: GraphQLResolveInfo) {
      state.loads.derived += 1;
      const resolve = info.schema.getQueryType()?.getFields().input?.resolve;
      try {
        return await resolve?.(rootValue, {}, context, {
          ...info,
          fieldName: 'input',
          path: { prev: info.path, key: 'input', typename: 'Query' },
        });
      } catch {
        return -1;
      }
    },
  };
  const engine = createEngine();
  const policyOf = (category: string) => ({ ...NONE, maxAgeMs: 0, ...POLICIES[category], ...windows });
  const schema = cacheFields(bare, { cache: engine.cache, fields: cachedFieldsOf(bare), policyOf });
  const ask = async (source: string) => {
    const cacheRows: CacheRow[] = [];
    const { data } = await graphql({ schema, source, contextValue: { cacheRows }, rootValue });
    return { data, cacheRows, rows: cacheRows.map((row) => [row.path.join('.'), row.status, row.ttlSeconds]) };
  };
  return { ...engine, state, ask };
}

test('a field that reads another cached field goes through its entry, and says so in the rows', async () => {
  const { ask, state } = derivedSchema();
  const { rows } = await ask('{ derived }');
  expect(rows).toEqual([
    ['derived.input', 'MISS', 600],
    ['derived', 'MISS', 300],
  ]);
  expect((await ask('{ input derived }')).rows).toEqual([
    ['input', 'HIT', 600],
    ['derived', 'HIT', 300],
  ]);
  expect(state.loads).toEqual({ input: 1, derived: 1 });
});

test('what is computed is fresh for no longer than what it was computed from', async () => {
  const { ask, clock, state } = derivedSchema();
  await ask('{ input }');
  clock.now += 8 * MINUTE;
  expect((await ask('{ derived }')).rows).toEqual([
    ['derived.input', 'HIT', 120],
    ['derived', 'MISS', 120],
  ]);
  clock.now += 2 * MINUTE - 1;
  expect((await ask('{ derived }')).rows).toEqual([['derived', 'HIT', 0]]);
  expect(state.loads).toEqual({ input: 1, derived: 1 });
});

test('what is computed without a failed input is answered and not kept', async () => {
  const { ask, clock, state } = derivedSchema({ staleWhileRevalidateMs: 0 });
  state.fail = true;
  expect((await ask('{ derived }')).data).toEqual({ derived: -1 });
  state.fail = false;
  // Past the back-off after the failure.
  clock.now += 2001;
  expect((await ask('{ derived }')).data).toEqual({ derived: 1 });
  expect(state.loads).toEqual({ input: 1, derived: 2 });
});

test('a refresh behind an answer leaves no rows in it', async () => {
  const { ask, clock, state, trace } = derivedSchema();
  await ask('{ derived }');
  clock.now += 6 * MINUTE;
  const { cacheRows } = await ask('{ derived }');
  while (trace.filter((line) => line === 'filled').length < 3) await nextTurn();
  expect(cacheRows).toMatchObject([{ path: ['derived'], status: 'STALE' }]);
  expect(state.loads.derived).toBe(2);
});

test('what is computed from a stale input is not called fresh', async () => {
  const { ask, clock, state } = derivedSchema();
  await ask('{ input }');
  clock.now += 11 * MINUTE;
  state.fail = true;
  expect((await ask('{ derived }')).rows).toEqual([
    ['derived.input', 'STALE', 0],
    ['derived', 'MISS', 0],
  ]);
  expect((await ask('{ derived }')).rows[0]).toEqual(['derived', 'STALE', 0]);
});

test('a rule of the field itself holds where it ends sooner, and not where it ends later', () => {
  const row = {
    path: [],
    status: 'HIT',
    category: 'PRICE',
    tier: 'NEAR',
    ageSeconds: 0,
    key: 'k',
    scope: 'PUBLIC',
  } as const;
  const untilOf = (ownMs: number, ttlSeconds: number) => {
    const freshFor = () => ({ untilMs: 1000 + ownMs, why: 'until the market opens' });
    return noFresherThan([{ ...row, ttlSeconds }], { freshFor })(1000, 1, 300_000);
  };
  expect(untilOf(5000, 6)).toEqual({ untilMs: 6000, why: 'until the market opens' });
  expect(untilOf(5000, 4)).toEqual({ untilMs: 5000, why: 'no fresher than what it was made of' });
  // Without such a rule the policy stands: 300 s.
  expect(noFresherThan([{ ...row, ttlSeconds: 301 }], {})(1000, 1, 300_000)).toBeNull();
});
