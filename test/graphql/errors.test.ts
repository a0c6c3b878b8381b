import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import * as market from '../../src/market/errors.ts';
import { type GraphServer, startGraphServer } from '../support/graph-server.ts';

let server: GraphServer;
beforeEach(async () => {
  server = await startGraphServer();
});
afterEach(() => server.close());

const QUERY = 'query Price { quote(symbol: "IBM") { price } }';

async function errorFor(fail: Error) {
  server.source.fail = fail;
  const { body } = await server.ask(QUERY);
  expect(body.data).toEqual({ quote: null });
  return body.errors?.[0];
}

describe('an error of the market', () => {
  test.each([
    [new market.SymbolNotFoundError('safe'), { code: 'SYMBOL_NOT_FOUND' }],
    [new market.NoDataError('safe'), { code: 'NO_DATA' }],
    [new market.RateLimitedError('safe', 7), { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 7 }],
    [
      new market.BudgetExhaustedError('safe', '2026-01-09T05:00:00Z'),
      { code: 'UPSTREAM_BUDGET_EXHAUSTED', resetAt: '2026-01-09T05:00:00Z' },
    ],
    [new market.UpstreamAuthError('safe'), { code: 'UPSTREAM_AUTH' }],
    [new market.PremiumRequiredError('safe'), { code: 'UPSTREAM_PREMIUM_REQUIRED' }],
    [new market.UpstreamTimeoutError('safe'), { code: 'UPSTREAM_TIMEOUT' }],
    [new market.UpstreamUnavailableError('safe'), { code: 'UPSTREAM_UNAVAILABLE' }],
    [new market.BadResponseError('safe', { cause: new Error('secret') }), { code: 'UPSTREAM_BAD_RESPONSE' }],
  ])('%s has its code, its extras and nothing else', async (fail, extensions) => {
    expect(await errorFor(fail)).toEqual({
      message: 'safe',
      locations: expect.anything(),
      path: ['quote'],
      extensions,
    });
  });
});

describe('any other error', () => {
  test.each([
    ['plain', new TypeError('secret 10.0.0.1')],
    ['a GraphQLError without a code', new GraphQLError('secret')],
    ['a code nobody declared', new GraphQLError('secret', { extensions: { code: 'ER_DUP', sql: 'secret' } })],
    [
      'one that dresses up',
      Object.assign(new Error('secret'), { extensions: { code: 'NOT_FOUND', stacktrace: ['secret'] } }),
    ],
  ])('is masked: %s', async (_name, fail) => {
    const error = await errorFor(fail);
    expect(error).toMatchObject({ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  test('is logged whole, with the id of its request', async () => {
    await errorFor(new TypeError('the reason'));
    const masked = server.lines.find(({ msg }) => msg === 'masked error');
    const operation = server.lines.find(({ msg }) => msg === 'operation');
    expect(masked).toMatchObject({ err: { type: 'TypeError', message: 'the reason' }, path: ['quote'] });
    expect(masked?.requestId).toBe(operation?.requestId);
    expect(operation).toMatchObject({ operationName: 'Price', errorCodes: ['INTERNAL_SERVER_ERROR'] });
  });
});

test('a GraphQLError with a code of the contract passes with its extras', async () => {
  const extensions = { code: 'OPERATION_TOO_EXPENSIVE', cost: 120, limit: 100 };
  expect(await errorFor(new GraphQLError('Too expensive.', { extensions }))).toMatchObject({ extensions });
});

test('a caller who asks for debugging gets the rows of the cache, and the log counts them', async () => {
  const row = {
    path: ['quote'],
    status: 'HIT',
    category: 'PRICE',
    tier: 'NEAR',
    ageSeconds: 1,
    ttlSeconds: 299,
    key: 'k',
  } as const;
  const debugging = await startGraphServer({ cacheRows: [{ ...row, scope: 'PUBLIC' }] });
  const { body } = await debugging.ask(QUERY);
  expect(body.extensions).toEqual({ cache: [row] });
  expect(debugging.lines.find(({ msg }) => msg === 'operation')).toMatchObject({ cache: { HIT: 1 } });
  await debugging.close();
});
