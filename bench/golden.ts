import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { atExit } from './at-exit.ts';
import { EVERYTHING, type Operation, symbols, type Workload } from './workloads.ts';

/** So many are asked at once while a server is warmed. */
const TOGETHER = 20;

/** What every contestant must answer, and the files that the servers and the load read. */
export interface Golden {
  /** For each workload the bodies that are right, in the order of its operations. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  readonly env: Readonly<Record<string, string>>;
  /** The file of request bodies of a workload. */
  bodiesOf(workload: Workload): string;
}

/** Asks a gateway for everything once, and lays it out for the peers. */
export async function makeGolden(origin: string, all: readonly Workload[], redisUrl: string): Promise<Golden> {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-bench-'));
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string): string => join(folder, name);
  const stocks: Record<string, unknown> = {};
  for (const symbol of symbols) {
    const { data, errors } = JSON.parse(await post(origin, { query: EVERYTHING, variables: { symbol } }));
    if (errors !== undefined) throw new Error(`${symbol} must have no errors: ${JSON.stringify(errors)}`);
    stocks[symbol] = data.stock;
  }
  await writeFile(file('stocks.json'), JSON.stringify(stocks));
  const redis = new Redis(redisUrl);
  const answers = new Map<string, readonly string[]>();
  for (const { name, operations, sequence } of all) {
    const texts: string[] = [];
    for (const operation of operations) {
      const text = await post(origin, operation);
      texts.push(text);
      await redis.set(`raw:${operation.query.slice(0, 20)}:${JSON.stringify(operation.variables)}`, text);
    }
    answers.set(name, texts);
    const bodies = operations.map((operation) => JSON.stringify(operation));
    await writeFile(file(`${name}.bodies`), sequence.map((index) => bodies[index]).join('\n'));
  }
  redis.disconnect();
  const firsts = Object.fromEntries([...answers].map(([name, texts]) => [name, texts[0]]));
  await writeFile(file('answers.json'), JSON.stringify(firsts));
  return {
    answers,
    env: { BENCH_DATA: file('stocks.json'), BENCH_ANSWERS: file('answers.json') },
    bodiesOf: ({ name }) => file(`${name}.bodies`),
  };
}

/** Asks for all operations, so that all is cached, then again, and compares what came with what is right. */
export async function warmAndCheck(origin: string, { name, operations }: Workload, { answers }: Golden): Promise<void> {
  const expected = answers.get(name) ?? [];
  for (const round of ['first', 'cached']) {
    for (let start = 0; start < operations.length; start += TOGETHER) {
      const some = operations.slice(start, start + TOGETHER);
      const got = await Promise.all(some.map((operation) => post(origin, operation)));
      for (const [offset, text] of got.entries()) {
        const right = expected[start + offset] ?? '';
        if (dataOf(text) === dataOf(right)) continue;
        throw new Error(`the ${round} answer ${start + offset} of ${name} must be\n${right}\ngot\n${text}`);
      }
    }
  }
}

/** What must be equal: data and errors, whatever else a server adds. */
export function dataOf(text: string): string {
  const { data, errors } = JSON.parse(text);
  return JSON.stringify({ data, errors });
}

export async function post(origin: string, operation: Operation, signal?: AbortSignal): Promise<string> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operation),
    ...(signal !== undefined && { signal }),
  });
  return response.text();
}
