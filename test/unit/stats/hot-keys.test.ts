import { expect, test } from '@jest/globals';
import { HotKeys, mergedTop } from '../../../src/stats/hot-keys.ts';

test('counts exactly while there is room', () => {
  const keys = new HotKeys(3);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) keys.count(key, 'Query.quote');
  expect(keys.top(2)).toEqual([
    { key: 'a', field: 'Query.quote', requests: 3 },
    { key: 'b', field: 'Query.quote', requests: 2 },
  ]);
});

test('keeps what is asked for most among many that are asked for once', () => {
  const keys = new HotKeys(50);
  for (let turn = 0; turn < 5000; turn += 1) {
    keys.count(`once${turn}`, 'Query.quote');
    if (turn % 10 === 0) keys.count('hot', 'Query.quote');
  }
  const hot = keys.top(50).find(({ key }) => key === 'hot');
  // At least as often as it was, at most too many by one part in fifty of all.
  expect(hot?.requests).toBeGreaterThanOrEqual(500);
  expect(hot?.requests).toBeLessThanOrEqual(500 + 5500 / 50);
  expect(keys.top(1000)).toHaveLength(50);
});

test('adds up what several replicas tell', () => {
  const of = (key: string, requests: number) => ({ key, field: 'Query.quote', requests });
  expect(mergedTop([of('a', 2), of('b', 3), of('a', 2)], 1)).toEqual([of('a', 4)]);
});
