import { expect, test } from '@jest/globals';
import { demandAdvice, type DemandFacts } from '../../../src/admin/demand-advice.ts';

const SECOND_MS = 1000;
const CATEGORIES = [
  { category: 'REALTIME', maxAgeMs: 60 * SECOND_MS },
  { category: 'NEWS', maxAgeMs: 3600 * SECOND_MS },
  { category: 'FUNDAMENTALS', maxAgeMs: 86_400 * SECOND_MS },
  { category: 'HISTORICAL', maxAgeMs: 7200 * SECOND_MS },
];

function adviceFor(
  entry: { lifeSeconds: number; loadMs?: number; staleSeconds?: number },
  facts: Partial<DemandFacts>,
) {
  const freshUntil = entry.lifeSeconds * SECOND_MS;
  const staleUntil = freshUntil + (entry.staleSeconds ?? 0) * SECOND_MS;
  const times = { storedAt: 0, freshUntil, staleUntil, fallbackUntil: freshUntil, loadMs: entry.loadMs ?? 20 };
  return demandAdvice(
    { kind: 'value', value: 1, tags: {}, ...times },
    { asked: 4000, isUpstream: true, categories: CATEGORIES, ...facts },
  );
}

test('asked 4,000 times an hour and fresh for 60 s: HISTORICAL, the first that lives longer than an hour', () => {
  expect(adviceFor({ lifeSeconds: 60 }, {})).toEqual([
    'Asked 4,000 times in the last hour, and fresh for 60 s: that is up to 60 upstream calls an hour. If it may be older, consider HISTORICAL (7,200 s).',
  ]);
});

test('where no category lives that long, a longer time to live', () => {
  const [advice] = adviceFor({ lifeSeconds: 60 }, { categories: CATEGORIES.slice(0, 2) });
  expect(advice).toContain('consider a longer time to live.');
});

test.each([
  ['is asked rarely', { lifeSeconds: 60 }, { asked: 599 }],
  ['lives long enough', { lifeSeconds: 3600 }, {}],
  ['asks no upstream', { lifeSeconds: 60 }, { isUpstream: false }],
  ['is slow, and asked rarely', { lifeSeconds: 3600, loadMs: 900 }, { asked: 9 }],
  ['is slow, and has a stale window', { lifeSeconds: 3600, loadMs: 900, staleSeconds: 60 }, {}],
])('nothing about what %s', (_what, entry, facts) => {
  expect(adviceFor(entry, facts)).toEqual([]);
});

test('a stale window for what is hot and slow to load', () => {
  expect(adviceFor({ lifeSeconds: 3600, loadMs: 900 }, {})).toEqual([
    'Asked 4,000 times in the last hour, and its load takes 900 ms, which somebody waits for each time it ends: consider a stale window for its category.',
  ]);
});
