import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Booked, Booking, BudgetLedger } from '../../src/upstream/index.ts';

/** A ledger and how its time passes. */
export interface LedgerUnderTest {
  readonly ledger: BudgetLedger;
  pass(ms: number): Promise<unknown>;
  close(): Promise<void>;
}

const NONE = Number.POSITIVE_INFINITY;
const OPEN = { perSecond: NONE, perMinute: NONE, perDay: NONE, perClient: NONE };
const DAY = { name: '2026-11-24', leftMs: 3_600_000 };

/** What every ledger must do. */
export function describeLedger(name: string, open: () => Promise<LedgerUnderTest>): void {
  describe(name, () => {
    let under: LedgerUnderTest;
    let count = 0;

    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    const bookingOf = (changes: Partial<Booking> & { readonly bounds?: Partial<Booking['ceilings']> }): Booking => {
      const { bounds, ...rest } = changes;
      count += 1;
      const ceilings = { ...OPEN, ...bounds };
      const plain = { token: `t${count}`, callClass: 'interactive', client: null, product: 'GLOBAL_QUOTE' } as const;
      return { ...plain, ceilings, secondMs: 300, maxWaitMs: 60_000, day: DAY, ...rest };
    };
    const book = (changes: Parameters<typeof bookingOf>[0]): Promise<Booked> => under.ledger.book(bookingOf(changes));
    const kinds = (booked: readonly Booked[]): string[] =>
      booked.map((one) => (one.kind === 'granted' ? 'granted' : one.window));

    test('without any bound, everything is granted at once', async () => {
      const booked = await Promise.all(Array.from({ length: 20 }, () => book({})));
      expect(booked.every((one) => one.kind === 'granted' && one.waitMs === 0)).toBe(true);
    });

    test('the day has as many places as it has, however many ask at once', async () => {
      const booked = await Promise.all(Array.from({ length: 40 }, () => book({ bounds: { perDay: 25 } })));
      expect(kinds(booked).filter((kind) => kind === 'granted')).toHaveLength(25);
      expect(kinds(booked).filter((kind) => kind === 'day')).toHaveLength(15);
    });

    test('another day has its own places', async () => {
      await book({ bounds: { perDay: 1 } });
      expect(kinds([await book({ bounds: { perDay: 1 } })])).toEqual(['day']);
      const tomorrow = { name: '2026-11-25', leftMs: 86_400_000 };
      expect(kinds([await book({ bounds: { perDay: 1 }, day: tomorrow })])).toEqual(['granted']);
    });

    test('a lower class stops where its ceiling is, and the higher one goes on', async () => {
      const warm = await Promise.all([1, 2, 3].map(() => book({ callClass: 'warm', bounds: { perDay: 2 } })));
      expect(kinds(warm).sort()).toEqual(['day', 'granted', 'granted']);
      expect(kinds([await book({ bounds: { perDay: 3 } })])).toEqual(['granted']);
      const { today, todayByClass } = await under.ledger.report(DAY);
      expect({ today, ...todayByClass }).toEqual({ today: 3, interactive: 1, refresh: 0, warm: 2 });
    });

    test('places of a second are spaced, in the order they were asked for', async () => {
      // The first command of a connection may be sent twice, and so be overtaken.
      await book({ bounds: { perDay: 0 } });
      const five = [1, 2, 3, 4, 5].map(() => book({ secondMs: 10_000, bounds: { perSecond: 2 } }));
      // Two lie in the first window, two in the second and one in the third.
      expect((await Promise.all(five)).map(({ waitMs }) => Math.round(waitMs / 10_000))).toEqual([0, 0, 1, 1, 2]);
    });

    test('who cannot wait so long is refused, and takes no place', async () => {
      await book({ bounds: { perSecond: 1 } });
      const refused = await book({ bounds: { perSecond: 1 }, maxWaitMs: 0 });
      expect(refused).toMatchObject({ kind: 'refused', window: 'second' });
      expect(refused.waitMs).toBeGreaterThan(0);
      await under.pass(refused.waitMs + 1);
      expect(await book({ bounds: { perSecond: 1 }, maxWaitMs: 0 })).toEqual({ kind: 'granted', waitMs: 0 });
      expect(await under.ledger.report(DAY)).toMatchObject({ today: 2, lastMinute: 2 });
    });

    test('the minute refuses, and says when it has a place again', async () => {
      await book({ bounds: { perMinute: 2 } });
      await book({ bounds: { perMinute: 2 } });
      const refused = await book({ bounds: { perMinute: 2 } });
      expect(refused).toMatchObject({ kind: 'refused', window: 'minute' });
      expect(refused.waitMs).toBeGreaterThan(50_000);
      expect(refused.waitMs).toBeLessThanOrEqual(60_000);
    });

    test('one client has its share, and another one its own', async () => {
      const asked = [
        await book({ client: 'a', bounds: { perClient: 1 } }),
        await book({ client: 'a', bounds: { perClient: 1 } }),
      ];
      expect(kinds(asked)).toEqual(['granted', 'client']);
      expect(kinds([await book({ client: 'b', bounds: { perClient: 1 } })])).toEqual(['granted']);
    });

    test('a place that is given back is there for the next one, once', async () => {
      const booking = bookingOf({ client: 'a', bounds: { perSecond: 5, perDay: 1, perClient: 1 } });
      expect(kinds([await under.ledger.book(booking)])).toEqual(['granted']);
      await under.ledger.giveBack(booking);
      await under.ledger.giveBack(booking);
      const again = { client: 'a', bounds: { perSecond: 5, perDay: 1, perClient: 1 } };
      expect(kinds([await book(again), await book(again)])).toEqual(['granted', 'day']);
    });

    test('a closed day refuses everybody, and who waits may not go', async () => {
      expect(await under.ledger.isOpen(DAY)).toBe(true);
      await under.ledger.close({ kind: 'day', day: DAY.name }, DAY.leftMs);
      expect(kinds([await book({ bounds: { perDay: 25 } })])).toEqual(['day']);
      expect(await under.ledger.isOpen(DAY)).toBe(false);
      expect((await under.ledger.report(DAY)).dayClosedMs).toBeGreaterThan(0);
    });

    test('a pause delays everybody until it is over', async () => {
      await under.ledger.close({ kind: 'pause' }, 400);
      const booked = await book({ bounds: { perSecond: 5 } });
      expect(booked.kind).toBe('granted');
      expect(booked.waitMs).toBeGreaterThan(0);
      expect(await under.ledger.isOpen(DAY)).toBe(false);
      await under.pass(booked.waitMs + 1);
      expect(await under.ledger.isOpen(DAY)).toBe(true);
    });

    test('what the plan does not have is refused by itself', async () => {
      await under.ledger.close({ kind: 'product', product: 'TIME_SERIES_INTRADAY' }, 60_000);
      expect(kinds([await book({ product: 'TIME_SERIES_INTRADAY' }), await book({})])).toEqual(['product', 'granted']);
      expect(await under.ledger.isOpen(DAY)).toBe(true);
    });

    test('calls that were made elsewhere are added', async () => {
      await under.ledger.settle(DAY, { interactive: 2, refresh: 1, warm: 0 });
      expect(await under.ledger.report(DAY)).toMatchObject({
        today: 3,
        todayByClass: { interactive: 2, refresh: 1, warm: 0 },
      });
      expect(kinds([await book({ bounds: { perDay: 3 } })])).toEqual(['day']);
    });
  });
}
