import { describe, expect, test } from '@jest/globals';
import { WEEK } from '../../../bench/hit-ratio/loads.ts';
import { MarketHours } from '../../../bench/hit-ratio/market-hours.ts';
import { PriceWalk } from '../../../bench/hit-ratio/price-walk.ts';

const HOUR_MS = 3_600_000;
const OPENS_AT = Date.parse('2026-11-16T14:30Z');
const CLOSES_AT = Date.parse('2026-11-16T21:00Z');
const NEXT_OPENS_AT = Date.parse('2026-11-17T14:30Z');

function walkOf(seed: number): PriceWalk {
  return new PriceWalk(new MarketHours(WEEK.from, WEEK.to), WEEK.from, seed);
}

describe('the price of the simulated week', () => {
  test('stands still from a close to the next open, and moves with that open', () => {
    const walk = walkOf(1);
    expect(walk.distance(WEEK.from, OPENS_AT - 1)).toBe(0);
    expect(walk.distance(CLOSES_AT, NEXT_OPENS_AT - 1)).toBe(0);
    expect(walk.distance(CLOSES_AT, NEXT_OPENS_AT)).toBeCloseTo(0.01, 3);
  });

  test('moves in an hour of trading by about 0.7 %, by the root of the time in a quarter of it half as far', () => {
    const walks = Array.from({ length: 100 }, (_, seed) => walkOf(seed));
    const spread = (ms: number): number =>
      Math.sqrt(walks.reduce((sum, walk) => sum + walk.distance(OPENS_AT, OPENS_AT + ms) ** 2, 0) / walks.length);
    expect(spread(HOUR_MS)).toBeCloseTo(0.0074, 3);
    expect(Math.abs(spread(HOUR_MS / 4) / spread(HOUR_MS) - 0.5)).toBeLessThan(0.1);
  });

  test('is as far from one moment as from the other, whichever is asked first', () => {
    const [forwards, backwards] = [walkOf(2), walkOf(2)];
    const late = NEXT_OPENS_AT + HOUR_MS;
    const distance = forwards.distance(OPENS_AT, late);
    expect(distance).toBeGreaterThan(0);
    expect(backwards.distance(late, late)).toBe(0);
    expect(backwards.distance(OPENS_AT, late)).toBe(distance);
  });
});
