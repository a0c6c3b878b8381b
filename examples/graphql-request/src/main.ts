import { GraphQLClient } from 'graphql-request';
import type { DataSource } from 'penstock/types';

import { PortfolioDocument } from './__generated__/operations.js';

/** Whose figures they are, in words: a simulated price must never pass for a real one. */
const SOURCES: Readonly<Record<DataSource, string>> = { ALPHA_VANTAGE: 'Alpha Vantage', SIMULATED: 'made up' };

const client = new GraphQLClient(process.env['PENSTOCK_URL'] ?? 'http://127.0.0.1:4000/graphql');
const { stocks } = await client.request(PortfolioDocument, { symbols: ['AAPL', 'MSFT', 'IBM'] });

for (const { symbol, quote, fundamentals } of stocks) {
  const price = quote === null ? 'no price' : `${quote.price.toFixed(2)} (${SOURCES[quote.source]})`;
  process.stdout.write(`${symbol}: ${fundamentals?.name ?? 'unknown'}, ${price}\n`);
}
