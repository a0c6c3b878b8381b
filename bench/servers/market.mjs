import { readdirSync, readFileSync } from 'node:fs';

/** What Penstock answered for each symbol: see `EVERYTHING` in workloads.ts. */
const stocks = new Map(Object.entries(JSON.parse(readFileSync(process.env.BENCH_DATA, 'utf8'))));

const SDL = new URL('../../schema/', import.meta.url);

/** The product's own schema, so that all peers parse, validate and complete the same. */
export const typeDefs = readdirSync(SDL)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => readFileSync(new URL(name, SDL), 'utf8'))
  .join('\n');

/** Long enough for every run, seconds. */
export const TTL_SECONDS = 3600;

/** Where to listen. */
export const PORT = Number(process.env.PORT);

/** Null: this run has no Redis. */
export const REDIS_URL = process.env.REDIS_URL || null;

/** Asked once a load when there is one; its answer is read and dropped: no peer is charged for the vendor's format. */
const UPSTREAM = process.env.BENCH_UPSTREAM || null;

/** Resolvers that answer at once, or after the upstream has. @param wrap Puts a cache in front of one. */
export function resolversFor(wrap = (_field, resolve) => resolve) {
  const quoteOf = wrap('quote', load('quote'));
  const fundamentalsOf = wrap('fundamentals', load('fundamentals'));
  const historyOf = wrap('history', load('history'));
  return {
    Query: {
      stock: (_parent, { symbol }) => ({ symbol }),
      quote: (_parent, { symbol }) => quoteOf(symbol),
      quotes: (_parent, { symbols }) => symbols.map(quoteOf),
      fundamentals: (_parent, { symbol }) => fundamentalsOf(symbol),
    },
    Stock: {
      quote: ({ symbol }) => quoteOf(symbol),
      fundamentals: ({ symbol }) => fundamentalsOf(symbol),
      history: ({ symbol }) => historyOf(symbol),
    },
    PriceHistory: { bars: ({ bars }, { last }) => bars.slice(bars.length - last) },
  };
}

function load(field) {
  // Not a promise: graphql-js and its like are faster with a value.
  if (UPSTREAM === null) return (symbol) => loaded(symbol)[field];
  return async (symbol) => {
    const answer = await fetch(`${UPSTREAM}?function=GLOBAL_QUOTE&symbol=${symbol}&apikey=bench`);
    await answer.arrayBuffer();
    return loaded(symbol)[field];
  };
}

function loaded(symbol) {
  const stock = stocks.get(symbol);
  if (stock === undefined) throw new Error(`${symbol} is not in the data`);
  return stock;
}
