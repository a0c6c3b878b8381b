import { expect, test } from '@jest/globals';
import type { Mover } from '../../src/market/movers.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

/** symbol, price, change, change in percent, volume */
type Row = readonly [string, number, number, number, number];
/** the first and the last of twenty, and the volume of them all */
type List = readonly [Row, Row, number];

interface Expected {
  readonly lastUpdated: string;
  readonly gainers: List;
  readonly losers: List;
  readonly mostActive: List;
}

const FILES: Readonly<Record<string, Expected>> = {
  '2023-11-17.json': {
    lastUpdated: '2023-11-17 16:15:59',
    gainers: [['OPTXW', 0.0904, 0.0604, 201.3333, 786929], ['BZFDW', 0.0268, 0.0092, 52.2727, 2881], 376791004],
    losers: [['ODVWZ', 1.59, -1596.68, -99.9005, 8629], ['HNRA', 1.91, -1.09, -36.3333, 449622], 1994141],
    mostActive: [['CYTO', 0.28, 0.1801, 180.2803, 321794855], ['TLT', 90.04, 0.42, 0.4686, 43939094], 1584747669],
  },
  '2026-05.json': {
    lastUpdated: '2026-05-15 16:16:00',
    gainers: [['DUKRW', 1.8, 1.79, 17900, 166004], ['ERNA', 13.63, 4.07, 42.5732, 1354882], 994642406],
    losers: [['ELPW', 0.95, -0.99, -51.0309, 9633227], ['AARD', 4.57, -2.16, -32.0951, 744302], 394129987],
    mostActive: [['SOXS', 9.255, 0.985, 11.9105, 394664097], ['POET', 15.97, -4.6, -22.3627, 98736630], 3745395841],
  },
};

function moverOf([symbol, price, change, changePercent, volume]: Row): Mover {
  return { symbol, price, change, changePercent, volume };
}

describeRecordings('recorded movers', () => {
  testEveryFileIsAsserted('TOP_GAINERS_LOSERS', Object.keys(FILES));

  test.each(Object.entries(FILES))('%s is read list by list', async (file, { lastUpdated, ...lists }) => {
    const movers = await replaying(recording('TOP_GAINERS_LOSERS', file), (source) => source.movers());
    expect(movers).toMatchObject({ lastUpdated, timeZone: 'America/New_York' });
    for (const name of ['gainers', 'losers', 'mostActive'] as const) {
      const [first, last, volume] = lists[name];
      expect(movers[name]).toHaveLength(20);
      expect(movers[name].at(0)).toEqual(moverOf(first));
      expect(movers[name].at(-1)).toEqual(moverOf(last));
      expect(movers[name].reduce((sum, mover) => sum + (mover.volume ?? 0), 0)).toBe(volume);
      expect(movers[name].filter((mover) => Object.values(mover).includes(null))).toEqual([]);
    }
  });

  test.each([
    ['2023-11-17.json', 'CCVI+'],
    ['2023-11-17.json', 'VST+A'],
    ['2026-05.json', 'CELG^'],
    ['2026-05.json', 'OPFI+'],
  ])('%s keeps the sign of %s', async (file, symbol) => {
    const movers = await replaying(recording('TOP_GAINERS_LOSERS', file), (source) => source.movers());
    expect([...movers.gainers, ...movers.losers, ...movers.mostActive].map((mover) => mover.symbol)).toContain(symbol);
  });
});

test('a figure that is none is null, and a mover without a usable ticker is left out', async () => {
  const odd = { ticker: 'abc', price: 'None', change_amount: '-', change_percentage: '1,5%', volume: '1.5' };
  const unnamed = [{ price: '1' }, { ticker: 'CFX 5.75' }, null];
  const body = { top_gainers: [odd, ...unnamed], top_losers: [], most_actively_traded: [] };
  const movers = await replaying(JSON.stringify(body), (source) => source.movers());
  const gainer = { symbol: 'ABC', price: null, change: null, changePercent: null, volume: null };
  expect(movers).toEqual({
    ...{ lastUpdated: null, timeZone: 'America/New_York', gainers: [gainer], losers: [], mostActive: [] },
  });
});

test('movers that are no lists are a bad response', async () => {
  const body = JSON.stringify({ top_gainers: 'soon' });
  const rejection = await replaying(body, (source) => rejectionOf(source.movers()));
  expect(rejection).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
});
