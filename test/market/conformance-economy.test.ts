import { describe, expect, test } from '@jest/globals';
import {
  ECONOMIC_INDICATORS,
  type EconomicIndicator,
  type EconomicInterval,
} from '../../src/market/economic-series.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

type Point = readonly [date: string, value: number];

interface Expected {
  readonly interval: EconomicInterval;
  readonly count: number;
  readonly oldest: Point;
  readonly newest: Point;
  /** The only one without a value, if there is one. */
  readonly unpublished?: string;
  /** CSV has no words. */
  readonly words?: readonly [name: string, unit: string];
}

/** By indicator, then by file. */
const FILES: Readonly<Record<EconomicIndicator, Readonly<Record<string, Expected>>>> = {
  REAL_GDP: {
    'annual.csv': {
      interval: 'ANNUAL',
      count: 97,
      oldest: ['1929-01-01', 1191.124],
      newest: ['2025-01-01', 23850.442],
    },
  },
  CPI: {
    'monthly.csv': {
      ...{ interval: 'MONTHLY', count: 1360, oldest: ['1913-01-01', 9.8], newest: ['2026-04-01', 333.02] },
      unpublished: '2025-10-01',
    },
  },
  INFLATION: {
    'annual.csv': {
      ...{ interval: 'ANNUAL', count: 65, oldest: ['1960-01-01', 1.45797598627791] },
      newest: ['2024-01-01', 2.94952520485207],
    },
  },
  FEDERAL_FUNDS_RATE: {
    'monthly.csv': { interval: 'MONTHLY', count: 862, oldest: ['1954-07-01', 0.8], newest: ['2026-04-01', 3.64] },
    'monthly.head.json': {
      ...{ interval: 'MONTHLY', count: 2, oldest: ['2022-03-01', 0.2], newest: ['2022-04-01', 0.33] },
      words: ['Effective Federal Funds Rate', 'percent'],
    },
  },
  TREASURY_YIELD: {
    'monthly.10year.csv': {
      ...{ interval: 'MONTHLY', count: 877, oldest: ['1953-04-01', 2.83], newest: ['2026-04-01', 4.32] },
    },
  },
  UNEMPLOYMENT: {
    'monthly.csv': {
      ...{ interval: 'MONTHLY', count: 940, oldest: ['1948-01-01', 3.4], newest: ['2026-04-01', 4.3] },
      unpublished: '2025-10-01',
    },
    'monthly.head.json': {
      ...{ interval: 'MONTHLY', count: 2, oldest: ['2022-02-01', 3.8], newest: ['2022-03-01', 3.6] },
      words: ['Unemployment Rate', 'percent'],
    },
  },
  NONFARM_PAYROLL: {
    'monthly.csv': { interval: 'MONTHLY', count: 1048, oldest: ['1939-01-01', 29296], newest: ['2026-04-01', 158695] },
  },
};

const requestOf = (indicator: EconomicIndicator, interval: EconomicInterval) => {
  const maturity = indicator === 'TREASURY_YIELD' ? ('TEN_YEARS' as const) : null;
  return { indicator, interval, maturity };
};

describeRecordings('recorded economic series', () => {
  describe.each(ECONOMIC_INDICATORS)('%s', (indicator) => {
    testEveryFileIsAsserted(indicator, Object.keys(FILES[indicator]));

    test.each(Object.entries(FILES[indicator]))('%s is read value by value', async (file, expected) => {
      const request = requestOf(indicator, expected.interval);
      const body = recording(indicator, file);
      const series = await replaying(body, (source) => source.economicSeries(request));
      const [name, unit] = expected.words ?? [null, null];
      expect(series).toMatchObject({ ...request, name, unit });
      const points = series.points.map(({ date, value }) => [date, value]);
      expect([points.length, points.at(0), points.at(-1)]).toEqual([expected.count, expected.oldest, expected.newest]);
      const unpublished = points.filter(([, value]) => value === null).map(([date]) => date);
      expect(unpublished).toEqual(expected.unpublished === undefined ? [] : [expected.unpublished]);
      if (file.endsWith('.csv')) expect(points).toEqual(linesOf(body.toString()).toReversed());
    });
  });
});

/** Each line read by itself, as written: newest first. */
function linesOf(csv: string) {
  const lines = csv.trim().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const [date, value] = line.split(',');
    return [date, value === '.' ? null : Number(value)];
  });
}

const DATA = [{ date: '2026-01-01', value: '1.5' }];
const YIELD = { indicator: 'TREASURY_YIELD', interval: 'DAILY', maturity: 'THREE_MONTHS' } as const;

describe('an economic series', () => {
  test.each([
    ['REAL_GDP', 'QUARTERLY', null, { interval: 'quarterly' }],
    ['REAL_GDP', 'ANNUAL', null, { interval: 'annual' }],
    ['CPI', 'SEMIANNUAL', null, { interval: 'semiannual' }],
    ['CPI', 'MONTHLY', null, { interval: 'monthly' }],
    ['INFLATION', 'ANNUAL', null, {}],
    ['FEDERAL_FUNDS_RATE', 'WEEKLY', null, { interval: 'weekly' }],
    ['TREASURY_YIELD', 'DAILY', 'THREE_MONTHS', { interval: 'daily', maturity: '3month' }],
    ['TREASURY_YIELD', 'DAILY', 'TWO_YEARS', { interval: 'daily', maturity: '2year' }],
    ['TREASURY_YIELD', 'DAILY', 'FIVE_YEARS', { interval: 'daily', maturity: '5year' }],
    ['TREASURY_YIELD', 'DAILY', 'SEVEN_YEARS', { interval: 'daily', maturity: '7year' }],
    ['TREASURY_YIELD', 'MONTHLY', 'TEN_YEARS', { interval: 'monthly', maturity: '10year' }],
    ['TREASURY_YIELD', 'MONTHLY', 'THIRTY_YEARS', { interval: 'monthly', maturity: '30year' }],
    ['UNEMPLOYMENT', 'MONTHLY', null, {}],
    ['NONFARM_PAYROLL', 'MONTHLY', null, {}],
  ] as const)('%s %s %s is asked in the words of the vendor', async (indicator, interval, maturity, parameters) => {
    await replaying(JSON.stringify({ data: DATA }), async (source, asked) => {
      const series = await source.economicSeries({ indicator, interval, maturity });
      expect(series).toMatchObject({ indicator, interval, maturity, points: [{ date: '2026-01-01', value: 1.5 }] });
      const { apikey, ...query } = Object.fromEntries(asked[0] ?? []);
      expect(query).toEqual({ function: indicator, ...parameters });
      expect(apikey).toBeDefined();
    });
  });

  test.each([
    ['values of another interval', { interval: 'monthly', data: DATA }, 'UPSTREAM_BAD_RESPONSE'],
    ['a value without a date', { data: [{ value: '1' }] }, 'UPSTREAM_BAD_RESPONSE'],
    ['data that is no list', { data: 'soon' }, 'UPSTREAM_BAD_RESPONSE'],
    ['no values', { data: [] }, 'NO_DATA'],
    ['nothing at all', {}, 'UPSTREAM_BAD_RESPONSE'],
  ])('with %s is rejected', async (_, body, code) => {
    const error = await replaying(JSON.stringify(body), (source) => rejectionOf(source.economicSeries(YIELD)));
    expect(error).toMatchObject({ code });
  });

  test.each(['Daily', 'each day', undefined])('may call its interval %s', async (interval) => {
    const body = JSON.stringify({ interval, data: DATA });
    const series = await replaying(body, (source) => source.economicSeries(YIELD));
    expect(series.interval).toBe('DAILY');
  });
});
