import { expect, test } from '@jest/globals';
import { SymbolNotFoundError } from '../../../src/market/errors.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

const request = requestOf('quote:AAPL');

test('a load that is kept out is answered and stored nowhere, and gives its lease back', async () => {
  const { cache, trace } = createEngine();
  let loads = 0;
  const ask = () =>
    cache.getOrLoad(request, async ({ keepOut }) => {
      keepOut();
      loads += 1;
      return loads;
    });
  expect(await ask()).toMatchObject({ result: { value: 1 }, status: 'BYPASS', tier: 'ORIGIN', remainingMs: 0 });
  expect(await ask()).toMatchObject({ result: { value: 2 }, status: 'BYPASS' });
  expect(trace).not.toContain('filled');
  expect(trace).not.toContain('lease-waiting');
  expect(trace.filter((line) => line === 'not-filled viewer-touched')).toHaveLength(2);
  await cache.close();
});

test('who waited for it loads for itself', async () => {
  const { cache } = createEngine();
  const askAs = (viewer: string) =>
    cache.getOrLoad(request, async ({ keepOut }) => {
      keepOut();
      return viewer;
    });
  const served = await Promise.all(['a', 'b', 'c'].map(askAs));
  expect(served.map(({ result, status }) => ({ result, status }))).toEqual(
    ['a', 'b', 'c'].map((value) => ({ result: { kind: 'value', value }, status: 'BYPASS' })),
  );
  await cache.close();
});

test('an absence is kept out as a value is', async () => {
  const { cache, trace } = createEngine();
  await cache.getOrLoad(request, async ({ keepOut }) => {
    keepOut();
    throw new SymbolNotFoundError('none for this viewer');
  });
  expect(await cache.getOrLoad(request, async () => 'there')).toMatchObject({ result: { value: 'there' } });
  expect(trace).toContain('filled');
  await cache.close();
});
