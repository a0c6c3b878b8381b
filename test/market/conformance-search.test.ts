import { expect, test } from '@jest/globals';
import type { SymbolMatch } from '../../src/market/domain.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { replaying } from './support/replay-server.ts';

/** how many, then the first and the last match: symbol, name, type, region, open, close, zone, currency, score */
type Match = readonly [string, string, string, string, string, string, string, string, number];

const SEARCHES: Readonly<Record<string, readonly [number, Match, Match]>> = {
  'BA.csv': [
    10,
    ['BA', 'Boeing Company', 'Equity', 'United States', '09:30', '16:00', 'UTC-04', 'USD', 1],
    [
      'BAAX39.SAO',
      'Ishares Msci All Country Asia Ex Japan ETF',
      'ETF',
      'Brazil/Sao Paolo',
      '10:00',
      '17:30',
      'UTC-03',
      'BRL',
      0.3636,
    ],
  ],
  'IBM.json': [
    10,
    ['IBM', 'International Business Machines Corp', 'Equity', 'United States', '09:30', '16:00', 'UTC-04', 'USD', 1],
    [
      'IBM.DEX',
      'International Business Machines Corporation',
      'Equity',
      'XETRA',
      '08:00',
      '20:00',
      'UTC+02',
      'EUR',
      0.6667,
    ],
  ],
  'tencent.2018.json': [
    6,
    ['NNND.FRK', 'Tencent Holdings Ltd', 'Equity', 'Frankfurt', '08:00', '20:00', 'UTC+02', 'EUR', 0.5185],
    ['63TA.FRK', 'Tencent Music Entertainment Group', 'Equity', 'Frankfurt', '08:00', '20:00', 'UTC+02', 'EUR', 0.35],
  ],
  'tencent.2023.json': [
    6,
    ['TCEHY', 'Tencent Holdings Limited', 'Equity', 'United States', '09:30', '16:00', 'UTC-05', 'USD', 0.5],
    ['NNN1.FRK', 'Tencent Holdings Limited', 'Equity', 'Frankfurt', '08:00', '20:00', 'UTC+01', 'EUR', 0.4],
  ],
  'tesco.csv': [
    5,
    ['TSCO.LON', 'Tesco PLC', 'Equity', 'United Kingdom', '08:00', '16:30', 'UTC+01', 'GBX', 0.7273],
    ['TCO0.FRK', 'TESCO PLC LS-0633333', 'Equity', 'Frankfurt', '08:00', '20:00', 'UTC+02', 'EUR', 0.5455],
  ],
  'tesco.json': [
    5,
    ['TSCO.LON', 'Tesco PLC', 'Equity', 'United Kingdom', '08:00', '16:30', 'UTC+01', 'GBX', 0.7273],
    ['TCO0.FRK', 'TESCO PLC LS-0633333', 'Equity', 'Frankfurt', '08:00', '20:00', 'UTC+02', 'EUR', 0.5455],
  ],
  'tesla.json': [
    5,
    ['TL0.DEX', 'Tesla', 'Equity', 'XETRA', '08:00', '20:00', 'UTC+02', 'EUR', 1],
    ['TXLZF', 'Tesla Exploration Ltd', 'Equity', 'United States', '09:30', '16:00', 'UTC-04', 'USD', 0.4],
  ],
};

function matchOf([symbol, name, type, region, marketOpen, marketClose, timeZone, currency, score]: Match): SymbolMatch {
  return { symbol, name, type, region, marketOpen, marketClose, timeZone, currency, matchScore: score };
}

describeRecordings('recorded searches', () => {
  testEveryFileIsAsserted('SYMBOL_SEARCH', Object.keys(SEARCHES));

  test.each(Object.entries(SEARCHES))('%s is read match by match', async (file, [count, first, last]) => {
    const matches = await replaying(recording('SYMBOL_SEARCH', file), (source) => source.search('asked'));
    expect(matches).toHaveLength(count);
    expect(matches.at(0)).toEqual(matchOf(first));
    expect(matches.at(-1)).toEqual(matchOf(last));
    expect(matches.filter((match) => Object.values(match).includes(null))).toEqual([]);
  });

  test('a London line in pence keeps its GBX', async () => {
    const matches = await replaying(recording('SYMBOL_SEARCH', 'BA.csv'), (source) => source.search('BA'));
    expect(matches.find((match) => match.symbol === 'BA.LON')).toMatchObject({ currency: 'GBX', matchScore: 0.6667 });
  });
});
