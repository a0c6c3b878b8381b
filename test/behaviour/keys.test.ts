// I10: over HTTP, two questions share an entry exactly when they ask for the same thing, however they are written.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

let simulator: Simulator;
let gateway: GatewayProcess;
beforeAll(async () => {
  simulator = await startSimulator();
  gateway = await startGateway({ env: { ...NO_LIMITS, ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url } });
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await simulator.close();
});

interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

const AnswerForm = z.object({
  extensions: z.object({
    cache: z.array(z.object({ path: z.array(z.unknown()), status: z.string(), key: z.string() })),
  }),
});

async function rowsOf(operation: Operation) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'penstock-debug': '1' },
    body: JSON.stringify(operation),
  });
  return AnswerForm.parse(await response.json()).extensions.cache;
}

const SAME: Readonly<Record<string, readonly Operation[]>> = {
  'a quote': [
    { query: '{ quote(symbol: "AAPL") { price } }' },
    { query: '{ other: quote(symbol: "AAPL") { volume open } }' },
    { query: 'query ($s: Symbol!) { quote(symbol: $s) { price } }', variables: { s: 'AAPL' } },
    { query: 'query ($s: Symbol! = "AAPL") { quote(symbol: $s) { price } }' },
    {
      query: 'query A { quote(symbol: "AAPL") { price } } query B { movers { metadata: __typename } }',
      operationName: 'A',
    },
    { query: '#!\n{\n\n  quote ( symbol : """AAPL""" ) , { price }\n}' },
    { query: '{ quote(symbol: " aapl ") { price } }' },
    { query: '{ quotes(symbols: ["AAPL"]) { price } }' },
    { query: '{ quotes(symbols: "AAPL") { price } }' },
    { query: '{ stock(symbol: "AAPL") { ...F } } fragment F on Stock { q: quote { change } }' },
    { query: '{ stocks(symbols: ["AAPL"]) { ... on Stock { quote { price } } } }' },
    { query: '{ ... @include(if: true) { quote(symbol: "AAPL") @skip(if: false) { price } } }' },
  ],
  'a series': [
    { query: '{ stock(symbol: "IBM") { history(interval: WEEK, adjusted: false) { bars { close } } } }' },
    { query: '{ stock(symbol: "IBM") { history(adjusted: false, interval: WEEK) { bars(last: 3) { open } } } }' },
    { query: '{ stock(symbol: "IBM") { history(interval: WEEK) { timeZone } } }' },
    {
      query:
        'query ($i: HistoryInterval!, $a: Boolean! = false) { stock(symbol: "IBM") { history(interval: $i, adjusted: $a) { timeZone } } }',
      variables: { i: 'WEEK' },
    },
  ],
  'the defaults of a series': [
    { query: '{ stock(symbol: "IBM") { history { timeZone } } }' },
    { query: '{ stock(symbol: "IBM") { history(interval: DAY) { timeZone } } }' },
    { query: '{ stock(symbol: "IBM") { history(adjusted: false, interval: DAY) { timeZone } } }' },
  ],
  'an economic series': [
    { query: '{ economicSeries(indicator: TREASURY_YIELD, interval: MONTHLY, maturity: TEN_YEARS) { unit } }' },
    { query: '{ economicSeries(maturity: TEN_YEARS, interval: MONTHLY, indicator: TREASURY_YIELD) { unit } }' },
    { query: '{ economicSeries(indicator: TREASURY_YIELD) { unit } }' },
    { query: '{ economicSeries(indicator: TREASURY_YIELD, maturity: null) { unit } }' },
    { query: 'query ($m: TreasuryMaturity) { economicSeries(indicator: TREASURY_YIELD, maturity: $m) { unit } }' },
  ],
  news: [
    { query: '{ news(symbols: ["IBM", "AAPL"], limit: 50) { articles { title } } }' },
    { query: '{ news(limit: 7, symbols: ["AAPL", "IBM", "AAPL"], topics: []) { articles { title } } }' },
    { query: 'query ($s: [Symbol!]) { news(symbols: $s) { articles { title } } }', variables: { s: ['ibm', 'aapl'] } },
  ],
};

test.each(Object.keys(SAME))('%s, written in any way, is one entry and one upstream call', async (what) => {
  const before = simulator.callCount();
  const rows = [];
  for (const operation of SAME[what] ?? []) rows.push(...(await rowsOf(operation)));
  expect(rows.map(({ status }) => status)).toEqual(rows.map((_, index) => (index === 0 ? 'MISS' : 'HIT')));
  expect(new Set(rows.map(({ key }) => key)).size).toBe(1);
  expect(simulator.callCount() - before).toBe(1);
});

test('what is different has keys of its own', async () => {
  const rows = await rowsOf({
    query: `{
      stock(symbol: "MSFT") {
        a: history(interval: DAY) { timeZone }  b: history(interval: WEEK) { timeZone }
        c: history(interval: WEEK, adjusted: true) { timeZone }
        d: intraday(interval: FIVE_MINUTES) { timeZone }
        e: news(limit: 50) { __typename }  f: news(limit: 51) { __typename }
        g: quote { price }  h: fundamentals { name }
      }
      i: quote(symbol: "MSF") { price }
      j: news(symbols: ["MSFT"]) { __typename }  k: news(symbols: ["MS", "FT"]) { __typename }
      l: search(keywords: "MSFT") { symbol }
    }`,
  });
  expect(rows).toHaveLength(12);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(12);
});

/** What keys, patterns, hash tags, JSON and GraphQL give a meaning to. */
const telling = fc.constantFrom(
  ':',
  '*',
  '{}',
  '~',
  '~null',
  'null',
  '%3A',
  '%',
  'x:y',
  '"',
  '\\',
  '\n',
  '#',
  'é',
  'e\u0301',
);
const text = fc
  .oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.array(telling, { maxLength: 4 }).map((parts) => parts.join('')),
  )
  .filter((one) => one.trim().length >= 1 && one.trim().length <= 64);

test('texts have the same key exactly when they are the same but for blanks around them, as literal or variable', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
      const names = texts.map((_, index) => `v${index}`);
      const declared = names.map((name) => `$${name}: String!`).join(' ');
      const fields = names.map(
        (name, index) =>
          `${name}: search(keywords: $${name}) { symbol } literal${index}: search(keywords: ${JSON.stringify(texts[index])}) { symbol }`,
      );
      const rows = await rowsOf({
        query: `query (${declared}) { ${fields.join(' ')} }`,
        variables: Object.fromEntries(names.map((name, index) => [name, texts[index]])),
      });
      const keys = new Map(rows.map(({ path, key }) => [path[0], key]));
      const meanings = texts.map((one) => one.trim());
      for (const [index, meaning] of meanings.entries()) {
        expect(keys.get(`literal${index}`)).toBe(keys.get(`v${index}`));
        for (const [other, otherMeaning] of meanings.entries()) {
          expect(keys.get(`v${index}`) === keys.get(`v${other}`)).toBe(meaning === otherMeaning);
        }
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);
