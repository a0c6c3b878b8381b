import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Entry } from '../../../src/cache/entry.ts';
import { type Freshness, freshnessOf } from '../../../src/cache/freshness.ts';

const value = (windows: { staleUntil: number; fallbackUntil: number }): Entry => ({
  kind: 'value',
  value: 1,
  tags: {},
  storedAt: 1000,
  freshUntil: 1300,
  loadMs: 5,
  ...windows,
});
const absent: Entry = { kind: 'absent', error: { code: 'X' }, tags: {}, storedAt: 1000, freshUntil: 1060, loadMs: 5 };

describe('the freshness of an entry by its age', () => {
  test.each<[string, Entry, number, Freshness]>([
    ['just stored', value({ staleUntil: 1400, fallbackUntil: 1600 }), 1000, 'fresh'],
    ['last fresh moment', value({ staleUntil: 1400, fallbackUntil: 1600 }), 1299, 'fresh'],
    ['freshness over', value({ staleUntil: 1400, fallbackUntil: 1600 }), 1300, 'stale'],
    ['last stale moment', value({ staleUntil: 1400, fallbackUntil: 1600 }), 1399, 'stale'],
    ['only for a failed load', value({ staleUntil: 1400, fallbackUntil: 1600 }), 1400, 'fallback'],
    ['everything over', value({ staleUntil: 1400, fallbackUntil: 1600 }), 1600, 'expired'],
    ['no windows', value({ staleUntil: 1300, fallbackUntil: 1300 }), 1300, 'expired'],
    ['a shorter fallback than stale window', value({ staleUntil: 1400, fallbackUntil: 1350 }), 1399, 'stale'],
    ['an absence in its time', absent, 1059, 'fresh'],
    ['an absence past its time', absent, 1060, 'expired'],
  ])('%s', (_name, entry, now, expected) => {
    expect(freshnessOf(entry, now)).toBe(expected);
  });

  test('never grows younger', async () => {
    const order: Freshness[] = ['fresh', 'stale', 'fallback', 'expired'];
    const window = fc.integer({ min: 1300, max: 2000 });
    await fc.assert(
      fc.property(window, window, fc.nat(2000), fc.nat(2000), (staleUntil, fallbackUntil, a, b) => {
        const entry = value({ staleUntil, fallbackUntil });
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)].map((now) => order.indexOf(freshnessOf(entry, now)));
        expect(later).toBeGreaterThanOrEqual(earlier ?? 0);
      }),
    );
  });
});
