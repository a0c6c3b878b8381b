import type { Cache, CacheRequest } from '../../src/cache/index.ts';
import type { DomainValues } from '../domain-values.ts';
import type { Built } from './built.ts';
import { cachedResolver } from './cached-resolver.ts';
import { productListeners, requestFor, startEngine } from './engine.ts';

/** Something of which the cost is asked. */
export interface Work {
  readonly name: string;
  /** Entries that one run answers: figures are for one of them. */
  readonly entries: number;
  /** A promise is waited for before the next run. */
  readonly run: () => unknown;
}

const NEAR_BYTES = 268_435_456;
const BATCH = 20;

/** All works over engines on this Redis, and how to end them. */
export async function createWorks(
  built: Built,
  redisUrl: string,
  values: DomainValues,
): Promise<{ readonly works: readonly Work[]; close(): Promise<void> }> {
  const near = await startEngine(built, { redisUrl, nearMaxBytes: NEAR_BYTES });
  const heard = await startEngine(built, { redisUrl, nearMaxBytes: NEAR_BYTES, onEvent: productListeners(built) });
  const far = await startEngine(built, { redisUrl, nearMaxBytes: 0 });
  const kinds = [
    ['a quote', values.quote],
    ['fundamentals', values.fundamentals],
    ['250 bars', values.bars(250)],
  ] as const;
  const list = Array.from({ length: BATCH }, (_, number) => `"S${String(number).padStart(3, '0')}"`).join();
  const one = '{ quote(symbol: "S000") { price } }';
  const many = `{ quotes(symbols: [${list}]) { price } }`;
  const resolver = (cache: Cache, query: string) => cachedResolver(built, { cache, quote: values.quote, query });
  const ask = { near: await resolver(near.cache, one), heard: await resolver(heard.cache, one) };
  const askMany = { near: await resolver(near.cache, many), far: await resolver(far.cache, many) };
  const askFar = await resolver(far.cache, one);
  const [quoteKind] = kinds;

  const works: readonly Work[] = [
    hit('near hit', near.cache, requestFor(built, 'near', 0), values.quote),
    hit('near hit, with logs, metrics and counters', heard.cache, requestFor(built, 'heard', 0), values.quote),
    { name: 'near hit, through the resolver', entries: 1, run: ask.near },
    { name: 'near hit, through the resolver, with logs, metrics and counters', entries: 1, run: ask.heard },
    { name: `near hits of ${BATCH}, through the list's resolver`, entries: BATCH, run: () => all(askMany.near()) },
    ...kinds.map(([name, value]) => hit(`store hit of ${name}`, far.cache, requestFor(built, name, 0), value)),
    ...kinds.map(([name, value]) => hits(`store hits of ${name}, ${BATCH} at once`, built, far.cache, value)),
    { name: 'store hit of a quote, through the resolver', entries: 1, run: askFar },
    { name: `store hits of ${BATCH}, through the list's resolver`, entries: BATCH, run: () => all(askMany.far()) },
    ...kinds.map(([name, value]) => fill(`fill of ${name}`, built, far.cache, value)),
    fills(`fills of ${quoteKind[0]}, ${BATCH} at once`, built, far.cache, quoteKind[1]),
  ];
  return {
    works,
    async close() {
      for (const engine of [near, heard, far]) await engine.close();
    },
  };
}

function hit(name: string, cache: Cache, request: CacheRequest, value: unknown): Work {
  const load = async (): Promise<unknown> => value;
  return { name, entries: 1, run: () => cache.getOrLoad(request, load) };
}

function hits(name: string, built: Built, cache: Cache, value: unknown): Work {
  const load = async (): Promise<unknown> => value;
  const requests = Array.from({ length: BATCH }, (_, number) => requestFor(built, name, number));
  return { name, entries: BATCH, run: () => Promise.all(requests.map((request) => cache.getOrLoad(request, load))) };
}

/** Each run fills another key. */
function fill(name: string, built: Built, cache: Cache, value: unknown): Work {
  const load = async (): Promise<unknown> => value;
  let number = 0;
  return { name, entries: 1, run: () => cache.getOrLoad(requestFor(built, name, next()), load) };

  function next(): number {
    number += 1;
    return number;
  }
}

function fills(name: string, built: Built, cache: Cache, value: unknown): Work {
  const single = fill(name, built, cache, value);
  return { name, entries: BATCH, run: () => Promise.all(Array.from({ length: BATCH }, () => single.run())) };
}

function all(answers: unknown): unknown {
  return Array.isArray(answers) && answers.some((answer) => answer instanceof Promise) ? Promise.all(answers) : answers;
}
