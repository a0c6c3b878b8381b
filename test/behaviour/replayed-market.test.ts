import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildSchema } from '../../src/graphql/schema.ts';
import { describeRecordings } from '../market/support/recordings.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { coordinatesIn, coordinatesOf } from '../support/schema-coordinates.ts';
import { ANALYSIS } from './recorded-answers/analysis.ts';
import { COMPANY } from './recorded-answers/company.ts';
import { ECONOMY } from './recorded-answers/economy.ts';
import { MARKET } from './recorded-answers/market.ts';
import { PRICES } from './recorded-answers/prices.ts';
import { STATEMENTS } from './recorded-answers/statements.ts';
import {
  type ObservedGateway,
  type ReplayedUpstream,
  startObservedGateway,
  startReplayedUpstream,
} from './replayed-upstream.ts';

const ANSWERS = [...PRICES, ...COMPANY, ...STATEMENTS, ...MARKET, ...ECONOMY, ...ANALYSIS];

/** Whose data no upstream has. */
const WATCHLISTS: readonly string[] = ['Query.watchlists', 'Watchlist', 'Mutation'];

const schema = buildSchema();

test('every field of the schema has a recorded answer', () => {
  const asked = new Set(ANSWERS.flatMap(({ query }) => coordinatesIn(schema, query)));
  const fields = coordinatesOf(schema).filter(
    (coordinate) => !WATCHLISTS.some((own) => coordinate === own || coordinate.startsWith(`${own}.`)),
  );
  expect(fields).toContain('Stock.insights');
  expect(fields.filter((coordinate) => !asked.has(coordinate))).toEqual([]);
});

describeRecordings('the whole market over the recorded answers', () => {
  let upstream: ReplayedUpstream;
  let gateway: ObservedGateway;

  beforeAll(async () => {
    upstream = await startReplayedUpstream();
  });
  beforeEach(async () => {
    upstream.calls.length = 0;
    gateway = await startObservedGateway({
      ...NO_LIMITS,
      ALPHAVANTAGE_API_KEY: 'any',
      ALPHAVANTAGE_URL: upstream.url,
    });
  });
  afterEach(() => gateway.stop());
  afterAll(() => upstream.close());

  test.each(ANSWERS)('$title', async ({ query, data, calls }) => {
    const cold = await gateway.ask(query);
    expect(cold.errors).toBeUndefined();
    expect(cold.data).toEqual(data);
    expect(upstream.calls.toSorted()).toEqual(calls);
    expect(await gateway.ask(query)).toEqual(cold);
    expect(upstream.calls).toHaveLength(calls.length);
  });
});
