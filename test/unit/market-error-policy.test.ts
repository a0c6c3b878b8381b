import { expect, test } from '@jest/globals';
import { marketErrorPolicy } from '../../src/market-error-policy.ts';
import {
  BadResponseError,
  BudgetExhaustedError,
  NoDataError,
  PremiumRequiredError,
  RateLimitedError,
  SymbolNotFoundError,
  UpstreamAuthError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../../src/market/errors.ts';

const NOW = Date.parse('2030-01-01T12:00:00Z');
const TRANSIENT = { backOffMs: 2000, maxBackOffMs: 60_000 };

test.each([
  ['a timeout', new UpstreamTimeoutError('late'), TRANSIENT],
  ['an outage', new UpstreamUnavailableError('down'), TRANSIENT],
  ['an unusable answer', new BadResponseError('odd'), TRANSIENT],
  ['too many calls', new RateLimitedError('slow down', 17), { backOffMs: 17_000 }],
  ['a spent day that ends soon', new BudgetExhaustedError('spent', '2030-01-01T12:30:00Z'), { backOffMs: 1_800_000 }],
  ['a spent day that ends late', new BudgetExhaustedError('spent', '2030-01-02T00:00:00Z'), { backOffMs: 3_600_000 }],
  ['a spent day that is over', new BudgetExhaustedError('spent', '2030-01-01T11:00:00Z'), { backOffMs: 1000 }],
  ['a refused key', new UpstreamAuthError('who?'), { backOffMs: 60_000 }],
  ['a paid plan', new PremiumRequiredError('pay'), { backOffMs: 21_600_000 }],
])('%s keeps callers off for its own time', (_name, error, backOff) => {
  const { code, message } = error;
  const verdict = marketErrorPolicy.classify(error, NOW);
  expect(verdict).toEqual({ kind: 'failure', error: expect.objectContaining({ code, message }), ...backOff });
  expect(marketErrorPolicy.revive(verdict.error)).toEqual(error);
});

test('there being none is an answer, not a failure', () => {
  for (const error of [new SymbolNotFoundError('no NOPE'), new NoDataError('nothing')]) {
    expect(marketErrorPolicy.classify(error, NOW)).toMatchObject({ kind: 'absent', error: { code: error.code } });
    expect(marketErrorPolicy.staleReasonOf(error)).toBeNull();
  }
});

test('a fault of our own keeps nobody off', () => {
  expect(marketErrorPolicy.classify(new TypeError('ours'), NOW)).toMatchObject({ kind: 'failure', backOffMs: 0 });
});
