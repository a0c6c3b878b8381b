import { readdirSync, readFileSync } from 'node:fs';

/** What Penstock answered for each symbol: see `EVERYTHING` in workloads.ts. */
const stocks = new Map(Object.entries(JSON.parse(readFileSync(process.env.BENCH_DATA, 'utf8'))));

const SDL = new URL('../../schema/', import.meta.url);

/** The product's own schema, so that all peers parse, validate and complete the same. */
export const typeDefs = readdirSync(SDL)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => readFileSync(new URL(name, SDL), 'utf8'))
  .join('\n');

/** Resolvers that answer at once. @param wrap Puts a cache in front of one. */
export function resolversFor(wrap = (_field, resolve) => resolve) {
  const quoteOf = wrap('quote', async (symbol) => loaded(symbol).quote);
  const fundamentalsOf = wrap('fundamentals', async (symbol) => loaded(symbol).fundamentals);
  const historyOf = wrap('history', async (symbol) => loaded(symbol).history);
  return {
    Query: {
      stock: (_parent, { symbol }) => ({ symbol }),
      quote: (_parent, { symbol }) => quoteOf(symbol),
      quotes: (_parent, { symbols }) => Promise.all(symbols.map(quoteOf)),
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

/** Long enough for every run, seconds. */
export const TTL_SECONDS = 3600;

/** Where to listen. */
export const PORT = Number(process.env.PORT);

/** Null: this run has no Redis. */
export const REDIS_URL = process.env.REDIS_URL || null;

function loaded(symbol) {
  const stock = stocks.get(symbol);
  if (stock === undefined) throw new Error(`${symbol} is not in the data`);
  return stock;
}
