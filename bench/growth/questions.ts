import { PENSTOCK } from '../contestants.ts';
import { post } from '../golden.ts';
import { createChance } from '../hit-ratio/chance.ts';
import { zipf } from '../hit-ratio/popularity.ts';
import { startServer } from '../server-process.ts';
import { OPERATIONS, type Operation, symbolOf, symbols } from '../workloads.ts';
import { writeBodies } from './bodies.ts';
import type { Point, Question } from './curve.ts';
import { type Growing, type Load, measureGateways } from './measure-gateways.ts';
import { type Model, seedQuotes } from './seed-quotes.ts';

/** A question of growth and how it is answered, once a round. */
export interface Growth extends Question {
  readonly steps: number;
  measure(growing: Growing, onStep: (step: string) => void): AsyncGenerator<Point>;
}

const NO_NEAR = { CACHE_NEAR_MAX_BYTES: '0' };
const PROCESSES = [1, 2, 4];
const ENTRIES = [1000, 100_000, 1_000_000];
const FIELDS = [1, 10, 50, 100, 200];
/** So many lines that no span asks one twice that it need not. */
const LINES = 300_000;
const WINDOWS = 200;

export const GROWTHS: readonly Growth[] = [
  {
    name: 'growth-processes',
    title: 'More gateway processes on one Redis, all on the cores but one',
    x: { name: 'gateway processes', scale: 'value' },
    steps: 2 * PROCESSES.length,
    async *measure(growing, onStep) {
      const rank = zipf(symbols.length, 1, createChance(1, 'processes'));
      const bodies = await writeBodies(
        'processes',
        repeated(LINES / 10, () => quoteOf(symbolOf(rank()))),
      );
      await seed(growing, symbols.length);
      for (const [line, env] of Object.entries({ near: {}, 'from Redis': NO_NEAR })) {
        for (const gateways of PROCESSES) {
          yield await measured(growing, { line, x: gateways, gateways, env, bodies }, onStep);
        }
      }
    },
  },
  {
    name: 'growth-entries',
    title: 'More entries: quotes of so many symbols in Redis, near copies bounded at 64 MiB',
    x: { name: 'entries in Redis', scale: 'log' },
    steps: 3 * ENTRIES.length,
    async *measure(growing, onStep) {
      let seeded = 0;
      for (const entries of ENTRIES) {
        await seed(growing, entries, seeded);
        seeded = entries;
        const popular = zipf(entries, 1, createChance(1, 'popular'));
        const chance = createChance(1, 'uniform');
        const byZipf = await writeBodies(
          'zipf',
          repeated(LINES, () => quoteOf(symbolOf(popular()))),
        );
        const uniform = await writeBodies(
          'uniform',
          repeated(LINES, () => quoteOf(symbolOf(Math.floor(chance() * entries)))),
        );
        const x = entries;
        yield await measured(growing, { line: 'near, asked by Zipf', x, env: {}, bodies: byZipf }, onStep);
        yield await measured(growing, { line: 'near, asked evenly', x, env: {}, bodies: uniform }, onStep);
        yield await measured(growing, { line: 'from Redis, asked evenly', x, env: NO_NEAR, bodies: uniform }, onStep);
      }
    },
  },
  {
    name: 'growth-fields',
    title: 'More cached fields in an operation: quotes of so many symbols',
    x: { name: 'fields an operation', scale: 'value' },
    steps: 2 * FIELDS.length,
    async *measure(growing, onStep) {
      await seed(growing, symbols.length);
      for (const fields of FIELDS) {
        const bodies = await writeBodies(
          `fields-${fields}`,
          Array.from({ length: WINDOWS }, (_, at) => aliased(at, fields)),
        );
        for (const [line, env] of Object.entries({ near: {}, 'from Redis': NO_NEAR })) {
          const allowed = { ...env, MAX_OPERATION_COST: '1000' };
          yield await measured(growing, { line, x: fields, env: allowed, bodies }, onStep);
        }
      }
    },
  },
];

async function measured(growing: Growing, load: Load, onStep: (step: string) => void): Promise<Point> {
  const point = await measureGateways(growing, load);
  onStep(`${load.line}, ${load.x}: ${Math.round(point.perSecond)} a second`);
  return point;
}

/** Lets a gateway store the first quote, and copies it for the other symbols. */
async function seed({ redis, env }: Growing, entries: number, from = 0): Promise<void> {
  const symbol = symbolOf(0);
  if (from === 0) await redis.flushall();
  const gateway = await startServer({ command: PENSTOCK, env: {} }, env);
  try {
    await post(gateway.origin, quoteOf(symbol));
  } finally {
    await gateway.stop();
  }
  const [name] = await redis.keys(`*:v:*${symbol}*`);
  if (name === undefined) throw new Error('the gateway must have stored a quote');
  const model: Model = { symbol, name };
  await seedQuotes(redis, model, { from, to: entries });
}

function quoteOf(symbol: string): Operation {
  const operation = OPERATIONS.a?.([symbol]);
  if (operation === undefined) throw new Error('there must be an operation for one quote');
  return operation;
}

/** The same text for every window of symbols. */
function aliased(window: number, fields: number): Operation {
  const names = Array.from({ length: fields }, (_, at) => `s${at}`);
  const variables = names.map((name, at) => [name, symbolOf((window + at) % symbols.length)]);
  const declared = names.map((name) => `$${name}: Symbol!`).join(', ');
  const asked = names.map((name) => `${name}: quote(symbol: $${name}) { symbol price }`).join(' ');
  return { query: `query Fields(${declared}) { ${asked} }`, variables: Object.fromEntries(variables) };
}

function* repeated(times: number, make: () => Operation): Generator<Operation> {
  for (let time = 0; time < times; time += 1) yield make();
}
