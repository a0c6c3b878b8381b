import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  BudgetExhaustedError,
  PremiumRequiredError,
  RateLimitedError,
  SymbolNotFoundError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../../../src/market/errors.ts';
import { type BudgetRules, createCallGuard } from '../../../src/upstream/index.ts';
import { callOf, createBudget, NO_RULES } from './support.ts';

const LIMITED = { limits: { ...NO_RULES.limits, perDay: 100 } };

/** A guard over an upstream that fails as told; `sent` counts what reached it. */
function createGuarded(
  settings: { readonly retries?: number; readonly timeoutMs?: number; readonly rules?: Partial<BudgetRules> } = {},
) {
  const { retries = 0, timeoutMs = 5000, rules = LIMITED } = settings;
  const { budget, events } = createBudget(rules);
  const guard = createCallGuard({ budget, retries, timeoutMs, onEvent: (event) => events.push(event) });
  const upstream: { sent: number; failures: (Error | null)[] } = { sent: 0, failures: [] };
  const ask = (functionName = 'GLOBAL_QUOTE'): Promise<string> =>
    guard(callOf({}, functionName), async () => {
      upstream.sent += 1;
      const failure = upstream.failures.shift();
      if (failure) throw failure;
      return 'answer';
    });
  return { ask, guard, upstream, events, budget };
}

const outage = (): Error => new UpstreamUnavailableError('down');

describe('a call that met an outage', () => {
  test('is made again as often as allowed, and each time is a call of the budget', async () => {
    const { ask, upstream, budget, events } = createGuarded({ retries: 2 });
    upstream.failures = [outage(), outage()];
    expect(await ask()).toBe('answer');
    expect(upstream.sent).toBe(3);
    expect((await budget.report()).todayByClass.interactive).toBe(3);
    expect(events.filter(({ kind }) => kind === 'retrying')).toHaveLength(2);
  });

  test('is not made again when none is allowed', async () => {
    const { ask, upstream } = createGuarded();
    upstream.failures = [outage()];
    await expect(ask()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(upstream.sent).toBe(1);
  });

  test('is not made again when the budget has no call left', async () => {
    const { ask, upstream } = createGuarded({ retries: 2, rules: { limits: { ...NO_RULES.limits, perDay: 1 } } });
    upstream.failures = [outage()];
    await expect(ask()).rejects.toMatchObject({ code: 'UPSTREAM_BUDGET_EXHAUSTED' });
    expect(upstream.sent).toBe(1);
  });

  test.each([
    ['an unknown symbol', new SymbolNotFoundError('none')],
    ['a refusal', new RateLimitedError('slowly', 1)],
    ['a timeout', new UpstreamTimeoutError('late')],
  ])('%s is not tried again: it would not heal in time', async (_, failure) => {
    const { ask, upstream } = createGuarded({ retries: 2 });
    upstream.failures = [failure];
    await expect(ask()).rejects.toBe(failure);
    expect(upstream.sent).toBe(1);
  });

  test('has one deadline for all attempts, and leaves no timer', async () => {
    const { guard } = createGuarded({ retries: 3, timeoutMs: 30 });
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const stuck = guard(
      callOf(),
      (signal) =>
        new Promise<string>((_, reject) => {
          signal?.addEventListener('abort', () => reject(new UpstreamTimeoutError('ended')));
        }),
    );
    await expect(stuck).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      message: 'The upstream did not finish its answer within 30 ms.',
    });
    expect(timers()).toBe(before);
  });
});

describe('an upstream that does not answer', () => {
  const FAKED = {
    doNotFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'nextTick',
      'queueMicrotask',
      'performance',
    ] as const,
  };
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: [...FAKED.doNotFake] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('is left alone after ten calls; then one call tries it, and opens the way again', async () => {
    const { ask, upstream, events, budget } = createGuarded();
    upstream.failures = Array.from({ length: 11 }, outage);
    for (let calls = 0; calls < 10; calls += 1) await expect(ask()).rejects.toThrow('down');
    await expect(ask()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(upstream.sent).toBe(10);
    expect((await budget.report()).todayByClass.interactive).toBe(10);

    jest.setSystemTime(Date.now() + 3000);
    await expect(ask()).rejects.toThrow('down');
    await expect(ask()).rejects.toThrow('left alone');
    expect(upstream.sent).toBe(11);

    jest.setSystemTime(Date.now() + 60_000);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['answer', 'answer', 'answer']);
    const states = events.flatMap((event) => (event.kind === 'breaker' ? event.state : []));
    expect(states).toEqual(['open', 'open', 'closed']);
  });

  test('is not taken for one that refuses', async () => {
    const { ask, upstream } = createGuarded({ rules: {} });
    upstream.failures = Array.from({ length: 20 }, () => new SymbolNotFoundError('none'));
    for (let calls = 0; calls < 20; calls += 1) await expect(ask()).rejects.toThrow('none');
    expect(upstream.sent).toBe(20);
  });
});

describe("the vendor's refusal", () => {
  test('of a call over the daily limit closes the day, with our reset', async () => {
    const { ask, upstream } = createGuarded();
    upstream.failures = [new BudgetExhaustedError('all gone', '2020-01-01T00:00:00Z')];
    await expect(ask()).rejects.toMatchObject({ message: 'all gone', resetAt: '2026-11-25T05:00:00Z' });
    await expect(ask()).rejects.toMatchObject({ code: 'UPSTREAM_BUDGET_EXHAUSTED', resetAt: '2026-11-25T05:00:00Z' });
    expect(upstream.sent).toBe(1);
  });

  test('of what the plan does not have costs one call, and leaves the other functions alone', async () => {
    const { ask, upstream } = createGuarded();
    upstream.failures = [new PremiumRequiredError('not for you')];
    for (let calls = 0; calls < 5; calls += 1) {
      await expect(ask('TIME_SERIES_INTRADAY')).rejects.toMatchObject({ code: 'UPSTREAM_PREMIUM_REQUIRED' });
    }
    expect(upstream.sent).toBe(1);
    expect(await ask('GLOBAL_QUOTE')).toBe('answer');
  });

  test('for the pace lets nobody call before the pause is over', async () => {
    const { ask, upstream, events } = createGuarded({ rules: { limits: { ...NO_RULES.limits, perMinute: 5 } } });
    upstream.failures = [new RateLimitedError('a minute', 60)];
    await expect(ask()).rejects.toThrow('a minute');
    await expect(ask()).rejects.toMatchObject({ code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 60 });
    expect(upstream.sent).toBe(1);
    expect(events.at(-1)).toMatchObject({ kind: 'refused', window: 'second' });
  });
});
