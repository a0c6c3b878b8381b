// I10: one question has one entry, however it is written.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLArgument, isRequiredArgument } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';
import type { Simulator } from '../../src/simulator/server.ts';
import { type CachedFieldQueries, cachedFieldQueries } from '../support/field-queries.ts';
import { literalOf, sampleOf } from '../support/sample-arguments.ts';
import {
  type Asked,
  type SimulatedGateway,
  signedIn,
  startSimulatedGateway,
  startStillSimulator,
} from '../support/simulated-gateway.ts';

const fields = cachedFieldQueries(buildSchema());

/** Other values of an argument that must not make another entry; see "One entry" in docs/caching.md. */
const SAME_ENTRY: Readonly<Record<string, readonly string[]>> = {
  'Query.news': ['limit: 0', 'limit: 7', 'limit: null', 'symbols: []', 'topics: []'],
  'Stock.news': ['limit: 0', 'limit: 7', 'limit: null'],
};

let folder: string;
let simulator: Simulator;
let gateway: SimulatedGateway;
beforeAll(async () => {
  simulator = await startStillSimulator();
  folder = await mkdtemp(join(tmpdir(), 'one-entry-'));
  gateway = await startSimulatedGateway(simulator, signedIn(`file:${join(folder, 'lists.db')}`));
});
afterAll(async () => {
  await gateway.stop();
  await simulator.close();
  await rm(folder, { recursive: true });
});

/** The entries that answer the question once it has been answered: a computed field asks for others at first. */
async function keysOf(asked: Asked): Promise<string[]> {
  await gateway.text(asked);
  return [...new Set((await gateway.rows(asked)).map(({ key }) => key))].sort();
}

/** A client's other ways to ask for the same thing. */
function variations({
  coordinate,
  field,
  hubs,
  query,
  selection,
}: CachedFieldQueries): Readonly<Record<string, Asked>> {
  const args = field.args.map((argument) => ({ argument, value: givenFor(coordinate, argument) }));
  const written = args.map(({ argument: { name, type }, value }) => `${name}: ${literalOf(type, value)}`);
  const declared = args.map(({ argument: { name, type } }) => `$${name}: ${type}`);
  const passed = args.map(({ argument: { name } }) => `${name}: $${name}`).join(', ');
  const [hub = ''] = hubs;
  const values = Object.fromEntries(args.map(({ argument, value }) => [argument.name, value]));
  return {
    'under an alias': { query: query({ alias: 'other' }) },
    'in an operation with a name': { query: query({ head: 'query Dashboard' }) },
    'with one field selected': { query: query({ selection: '__typename' }) },
    'with the fields in another order': { query: query({ selection: selection({ reversed: true }) }) },
    'with its children cut': { query: query({ selection: selection({ sliced: true }) }) },
    'with symbols in lower case and blanks around all text': { query: untidy(query()) },
    'with optional arguments written out': { query: query({ args: written.join(', ') }) },
    'with its arguments in another order': { query: query({ args: written.reverse().join(', ') }) },
    ...(args.length > 0 && {
      'with variables for literals': {
        query: query({ head: `query Named(${declared.join(', ')})`, args: passed }),
        variables: values,
      },
    }),
    ...(hub.includes('"IBM"') && {
      'with a variable for its symbol': {
        query: query({
          head: `query Named(${['$symbol: Symbol!', ...declared].join(', ')})`,
          hub: hub.replace('"IBM"', '$symbol'),
          args: passed,
        }),
        variables: { ...values, symbol: 'ibm' },
      },
    }),
    ...Object.fromEntries(
      (SAME_ENTRY[coordinate] ?? []).map((one) => [`with ${one}`, { query: query({ args: one }) }]),
    ),
  };
}

/** What a client may write where it writes nothing: the default, or null. */
function givenFor(coordinate: string, argument: GraphQLArgument): unknown {
  return isRequiredArgument(argument) ? sampleOf(coordinate, argument) : (argument.defaultValue ?? null);
}

function untidy(query: string): string {
  return query.replaceAll(/"([A-Za-z]+)"/g, (_all, text: string) => `" ${text.toLowerCase()}  "`);
}

describe.each(fields)('$coordinate', (queries) => {
  test.each(Object.entries(variations(queries)))('is the same entry %s', async (_how, asked) => {
    const expected = await keysOf({ query: queries.query() });
    const calls = simulator.callCount();
    expect(await keysOf(asked)).toEqual(expected);
    expect(simulator.callCount()).toBe(calls);
  });

  test('is the same entry on every way down to it', async () => {
    const expected = await keysOf({ query: queries.query() });
    for (const hub of queries.hubs) {
      expect(await keysOf({ query: queries.query({ hub }) })).toEqual(expect.arrayContaining(expected));
    }
  });
});

test('fields that say so share their entries, and no others do', async () => {
  const skeletonOf = ({ keyTemplate }: CachedFieldQueries): string => keyTemplate.replaceAll(/\{[^}]*\}/g, '{}');
  const shared = [...new Set(fields.map(skeletonOf))]
    .map((skeleton) => fields.filter((field) => skeletonOf(field) === skeleton))
    .filter(({ length }) => length > 1);
  expect(shared.map((sharers) => sharers.map(({ coordinate }) => coordinate))).toEqual([
    ['Query.quote', 'Query.quotes', 'Stock.quote'],
    ['Query.fundamentals', 'Stock.fundamentals'],
  ]);
  for (const sharers of shared) {
    const keys = await Promise.all(sharers.map((queries) => keysOf({ query: queries.query() })));
    const [first = []] = keys;
    expect(first).toHaveLength(1);
    for (const others of keys) expect(others).toEqual(expect.arrayContaining(first));
  }
});

test('news: the order of symbols and of topics, and repeating them, make no other entry', async () => {
  const plain = '{ news(symbols: ["IBM", "AAPL"], topics: [IPO, EARNINGS]) { articles { title } } }';
  const mixed = '{ news(topics: [EARNINGS, IPO, IPO], symbols: ["aapl", "IBM", "AAPL"]) { articles { title } } }';
  expect(await keysOf({ query: mixed })).toEqual(await keysOf({ query: plain }));
});

test('news: a thousand articles fit in an entry, and every larger limit shares it', async () => {
  const query = '{ stock(symbol: "MSFT") { news(limit: 1000) { articles { url } } } }';
  const expected = await keysOf({ query });
  const calls = simulator.callCount();
  expect(await keysOf({ query: query.replace('1000', '51') })).toEqual(expected);
  expect(simulator.callCount()).toBe(calls);
});
