import { expect, test } from '@jest/globals';
import { planOf } from '../../../src/warming/plan.ts';
import type { WarmOrder } from '../../../src/warming/index.ts';

const ORDER: WarmOrder = {
  source: 'SCHEDULE',
  symbols: ['AAPL', 'MSFT'],
  hottest: 0,
  watched: 0,
  movers: 0,
  categories: ['PRICE', 'NEWS'],
  force: false,
  dryRun: false,
  renewBefore: null,
};
const parts = {
  interests: {
    hottest: async () => [{ symbol: 'IBM', category: 'HISTORICAL' }],
    watched: async () => ['MSFT', 'KO'],
  },
  movers: async () => ({ tried: { kind: 'fresh' as const, detail: null }, symbols: ['GME', 'AMC', 'BB'] }),
};
const namesOf = (targets: readonly { readonly symbol: string; readonly category: string }[]): readonly string[] =>
  targets.map(({ symbol, category }) => `${symbol} ${category}`);

test('the hottest first, then what is named, watched and moving, each once and in every category', async () => {
  const { targets, hindrances } = await planOf(
    { ...ORDER, hottest: 5, watched: 5, movers: 2, categories: ['PRICE'] },
    parts,
  );
  expect(namesOf(targets)).toEqual([
    'IBM HISTORICAL',
    'AAPL PRICE',
    'MSFT PRICE',
    'KO PRICE',
    'GME PRICE',
    'AMC PRICE',
  ]);
  expect(hindrances).toEqual([]);
});

test('asks for nothing that the order does not want', async () => {
  const refuse = (): Promise<never> => Promise.reject(new Error('not to be asked'));
  const { targets, hindrances } = await planOf(ORDER, {
    interests: { hottest: refuse, watched: refuse },
    movers: refuse,
  });
  expect(namesOf(targets)).toEqual(['AAPL PRICE', 'AAPL NEWS', 'MSFT PRICE', 'MSFT NEWS']);
  expect(hindrances).toEqual([]);
});

test('what cannot be found out hinders nothing else, and is told', async () => {
  const { targets, hindrances } = await planOf(
    { ...ORDER, watched: 5, movers: 5, categories: ['PRICE'] },
    {
      interests: { ...parts.interests, watched: () => Promise.reject(new Error('the database is away')) },
      movers: async () => ({ tried: { kind: 'no-budget', detail: 'nothing left' }, symbols: [] }),
    },
  );
  expect(namesOf(targets)).toEqual(['AAPL PRICE', 'MSFT PRICE']);
  expect(hindrances).toEqual(['watchlists: the database is away', 'movers: nothing left']);
});

test('has an end', async () => {
  const symbols = Array.from({ length: 2000 }, (_, index) => `S${index}`);
  expect((await planOf({ ...ORDER, symbols }, parts)).targets).toHaveLength(1000);
});
