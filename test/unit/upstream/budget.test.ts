import { describe, expect, test } from '@jest/globals';
import { marketErrorPolicy } from '../../../src/market-error-policy.ts';
import type { CallClass, CallOptions } from '../../../src/market/market-source.ts';
import { PLANS } from '../../../src/upstream/index.ts';
import { callOf, createBudget, NO_RULES, NOON } from './support.ts';

const FREE_DAY = { ...NO_RULES.limits, perDay: 25 };
const RESERVES = { interactive: 0, refresh: 5, warm: 10 };

describe('the classes', () => {
  const spendAll = async (budget: ReturnType<typeof createBudget>['budget'], callClass: CallClass): Promise<number> => {
    for (let calls = 0; ; calls += 1) {
      if (!(await isAdmitted(budget, { callClass }))) return calls;
    }
  };

  test('each leave the ones before them their reserve: of 25 calls 15 may warm, 5 more refresh, and the rest wait for a client', async () => {
    const { budget } = createBudget({ limits: FREE_DAY, reserves: RESERVES });
    expect(await spendAll(budget, 'warm')).toBe(15);
    expect(await spendAll(budget, 'refresh')).toBe(5);
    expect(await spendAll(budget, 'warm')).toBe(0);
    expect(await spendAll(budget, 'interactive')).toBe(5);
  });

  test('the refusal of a lower class is nobody else’s: it is not remembered for those who wait', async () => {
    const { budget } = createBudget({ limits: { ...FREE_DAY, perDay: 10 }, reserves: RESERVES });
    const refused = await budget.admit(callOf({ callClass: 'warm' })).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'UPSTREAM_BUDGET_EXHAUSTED', reach: 'caller' });
    expect(marketErrorPolicy.classify(refused, NOON)).toMatchObject({ kind: 'failure', backOffMs: 0 });
  });

  test('a minute is shared too, by parts of it', async () => {
    const { budget } = createBudget({ limits: { ...NO_RULES.limits, perMinute: 8 } });
    expect(await spendAll(budget, 'warm')).toBe(4);
    expect(await spendAll(budget, 'refresh')).toBe(2);
    expect(await spendAll(budget, 'interactive')).toBe(2);
  });

  test('only who has a client waiting stands in the queue of the second', async () => {
    const { budget } = createBudget({ limits: { ...NO_RULES.limits, perSecond: 1 } });
    await budget.admit(callOf());
    await expect(budget.admit(callOf({ callClass: 'warm' }))).rejects.toMatchObject({
      code: 'UPSTREAM_RATE_LIMITED',
      retryAfterSeconds: 2,
    });
  });
});

describe('a call over the budget', () => {
  test('is told when the day begins anew, and has its place then', async () => {
    const { budget, clock } = createBudget({ limits: { ...FREE_DAY, perDay: 1 } });
    await budget.admit(callOf());
    await expect(budget.admit(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_BUDGET_EXHAUSTED',
      resetAt: '2026-11-25T05:00:00Z',
      reach: 'everyone',
    });
    clock.now = Date.parse('2026-11-25T04:59:59Z');
    expect(await isAdmitted(budget, {})).toBe(false);
    clock.now = Date.parse('2026-11-25T05:00:00Z');
    expect(await isAdmitted(budget, {})).toBe(true);
  });

  test('that would wait longer than it may is told how long', async () => {
    const { budget } = createBudget({ limits: { ...NO_RULES.limits, perSecond: 1 } }, 0);
    await budget.admit(callOf());
    await expect(budget.admit(callOf())).rejects.toMatchObject({ code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 2 });
  });

  test('whose caller goes away while it waits gives its place back', async () => {
    const { budget, clock } = createBudget({
      limits: { perSecond: 1, perMinute: Number.POSITIVE_INFINITY, perDay: 2 },
    });
    await budget.admit(callOf());
    const caller = new AbortController();
    const waiting = budget.admit(callOf({ signal: caller.signal }));
    caller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    clock.now += 2000;
    expect(await isAdmitted(budget, {})).toBe(true);
  });
});

describe('a client', () => {
  test('cannot spend everybody’s day', async () => {
    const { budget } = createBudget({ limits: { ...FREE_DAY, perDay: 10 }, clientPercent: 30 });
    const greedy = await Promise.all([1, 2, 3, 4].map(() => isAdmitted(budget, { client: '203.0.113.7' })));
    expect(greedy).toEqual([true, true, true, false]);
    expect(await isAdmitted(budget, { client: '203.0.113.8' })).toBe(true);
    const refused = await budget.admit(callOf({ client: '203.0.113.7' })).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'UPSTREAM_BUDGET_EXHAUSTED', resetAt: '2026-11-25T05:00:00Z' });
    expect(marketErrorPolicy.classify(refused, NOON)).toMatchObject({ backOffMs: 0 });
  });
});

describe("the vendor's word", () => {
  test('closes the day until it begins anew', async () => {
    const { budget, clock, events } = createBudget({ limits: FREE_DAY });
    await budget.closeDay(await budget.admit(callOf()));
    expect(await isAdmitted(budget, {})).toBe(false);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'closed' }));
    expect((await budget.report()).windows).toEqual([{ window: 'day', limit: 25, spent: 1, left: 0 }]);
    clock.now = Date.parse('2026-11-25T05:00:00Z');
    expect(await isAdmitted(budget, {})).toBe(true);
  });

  test('that comes when the next day has begun closes the day it is about', async () => {
    const { budget, clock } = createBudget({ limits: FREE_DAY });
    const place = await budget.admit(callOf());
    clock.now = Date.parse('2026-11-25T05:00:01Z');
    await budget.closeDay(place);
    expect(await isAdmitted(budget, {})).toBe(true);
  });

  test('does not close a window that is not there', async () => {
    const { budget } = createBudget({});
    await budget.closeDay(await budget.admit(callOf()));
    await budget.pause(60_000);
    expect(await isAdmitted(budget, {})).toBe(true);
  });
});

test('each paid plan has its calls of a minute and none of a day', () => {
  for (const [name, { perMinute, perDay }] of Object.entries(PLANS)) {
    expect({ perMinute, perDay }).toEqual(
      name === 'free' ? { perMinute: 0, perDay: 25 } : { perMinute: Number(name), perDay: 0 },
    );
  }
});

async function isAdmitted(budget: ReturnType<typeof createBudget>['budget'], options: CallOptions): Promise<boolean> {
  try {
    await budget.admit(callOf(options));
    return true;
  } catch {
    return false; // Which refusal it is, other tests say.
  }
}
