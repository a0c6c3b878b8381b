import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import type { Bar } from 'penstock/types';

import { ClosesDocument, CompanyDocument } from './__generated__/operations.js';

// A stock has no id: its symbol is its identity, so that two queries for one company share one object.
const cache = new InMemoryCache({ typePolicies: { Stock: { keyFields: ['symbol'] } } });
const uri = process.env['PENSTOCK_URL'] ?? 'http://127.0.0.1:4000/graphql';
const client = new ApolloClient({ cache, link: new HttpLink({ uri }) });
const symbol = 'AAPL';

const { data: company } = await client.query({ query: CompanyDocument, variables: { symbol } });
const { data: closes } = await client.query({ query: ClosesDocument, variables: { symbol, last: 5 } });

process.stdout.write(`${company?.stock.fundamentals?.name ?? symbol}: ${company?.stock.quote?.price ?? 'no price'}\n`);
for (const bar of closes?.stock.history?.bars ?? []) process.stdout.write(`${lineOf(bar)}\n`);
client.stop();

/** One line of the chart's table. */
function lineOf({ time, close }: Pick<Bar, 'time'> & { readonly close: number | null }): string {
  return `${time} ${close ?? 'no trade'}`;
}
