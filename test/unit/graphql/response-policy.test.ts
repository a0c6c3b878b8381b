import { describe, expect, test } from '@jest/globals';
import type { CacheRow } from '../../../src/directive/index.ts';
import { extensionsOf } from '../../../src/graphql/cache-extensions.ts';
import { responseHeadersOf } from '../../../src/graphql/response-policy.ts';

function row(overrides: Partial<CacheRow> = {}): CacheRow {
  return {
    path: ['quote'],
    status: 'HIT',
    category: 'PRICE',
    tier: 'NEAR',
    ageSeconds: 10,
    ttlSeconds: 290,
    key: 'k',
    scope: 'PUBLIC',
    ...overrides,
  };
}

const hit = row();
const older = row({ tier: 'STORE', ageSeconds: 250, ttlSeconds: 50 });
const miss = row({ status: 'MISS', tier: 'ORIGIN', ageSeconds: 0, ttlSeconds: 300 });
const failed = row({ status: 'MISS', tier: 'ORIGIN', ageSeconds: 0, ttlSeconds: 0 });
const collapsed = row({ status: 'COLLAPSED', tier: 'ORIGIN', ageSeconds: 0, ttlSeconds: 300 });
const negative = row({ status: 'NEGATIVE', ttlSeconds: 60 });
const stale = row({ status: 'STALE', ageSeconds: 400, ttlSeconds: 0, staleReason: 'UPSTREAM_FAILED' });
const bypass = row({ status: 'BYPASS', tier: 'ORIGIN', ageSeconds: 0, ttlSeconds: 0 });

function headersOf(rows: readonly CacheRow[], facts: { hasErrors?: boolean; personal?: boolean } = {}) {
  return Object.fromEntries(responseHeadersOf({ rows, hasErrors: false, personal: false, ...facts }));
}

describe('Cache-Control', () => {
  test.each([
    ['the least that is left', [hit, older], 'public, max-age=50'],
    ['what was loaded now', [miss], 'public, max-age=300'],
    ['nothing when anything is stale', [hit, stale], 'public, max-age=0'],
    ['not kept when a field is PRIVATE', [hit, row({ scope: 'PRIVATE' })], 'private, no-store'],
    ['not kept when a field was not cached', [hit, bypass], 'private, no-store'],
    ['not kept when nothing was cached', [], 'no-store'],
  ])('%s', (_case, rows, expected) => {
    expect(headersOf(rows)['cache-control']).toBe(expected);
  });

  test('is private for an answer with errors, and for one caller alone', () => {
    expect(headersOf([hit], { hasErrors: true })['cache-control']).toBe('private, no-store');
    expect(headersOf([hit], { personal: true })['cache-control']).toBe('private, no-store');
    expect(headersOf([], { hasErrors: true })['cache-control']).toBe('private, no-store');
  });
});

test('Age is the greatest of the fields used, and absent without any', () => {
  expect(headersOf([hit, older])['age']).toBe('250');
  expect(headersOf([])).not.toHaveProperty('age');
});

test('Vary names Authorization where the answer is for one caller', () => {
  expect(headersOf([hit])['vary']).toBe('Accept, Penstock-Debug');
  expect(headersOf([row({ scope: 'PRIVATE' })])['vary']).toBe('Accept, Penstock-Debug, Authorization');
});

describe('Cache-Status', () => {
  test.each([
    [[hit], 'hit; ttl=290; detail=near'],
    [[hit, negative, older], 'hit; ttl=50; detail=store'],
    [[hit, miss, collapsed], 'fwd=miss; stored; ttl=290; detail=origin'],
    [[failed], 'fwd=miss; ttl=0; detail=origin'],
    [[hit, collapsed], 'fwd=miss; collapsed; ttl=290; detail=origin'],
    [[hit, stale], 'fwd=stale; ttl=0; detail=near'],
    [[stale, miss], 'fwd=miss; stored; ttl=0; detail=origin'],
    [[hit, bypass], 'fwd=bypass'],
    [[], 'fwd=bypass'],
  ])('case %#: %j', (rows, expected) => {
    expect(headersOf(rows)['cache-status']).toBe(`Penstock; ${expected}`);
  });
});

test('more rows than a call takes arguments', () => {
  const rows = Array.from({ length: 300_000 }, () => hit);
  expect(headersOf(rows)).toMatchObject({ 'cache-control': 'public, max-age=290', age: '10' });
});

describe('extensions', () => {
  test('stale is told without debugging, cache is not', () => {
    expect(extensionsOf([hit, stale], false)).toEqual({
      stale: [{ path: ['quote'], ageSeconds: 400, reason: 'UPSTREAM_FAILED' }],
    });
    expect(extensionsOf([hit], false)).toEqual({});
  });

  test('a row shows the fields of the contract and no others', () => {
    const [shown] = Object.values(extensionsOf([stale], true)).flat();
    expect(Object.keys(Object(shown))).toEqual([
      'path',
      'status',
      'category',
      'tier',
      'ageSeconds',
      'ttlSeconds',
      'key',
    ]);
  });
});
