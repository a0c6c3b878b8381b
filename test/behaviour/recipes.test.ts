import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Simulator } from '../../src/simulator/server.ts';
import { ROOT } from '../shape/source-files.ts';
import {
  type Asked,
  type SimulatedGateway,
  startSimulatedGateway,
  startStillSimulator,
} from '../support/simulated-gateway.ts';
import { inSeconds, signedWith } from '../support/tokens.ts';

const SECRET = 'a secret of at least thirty-two bytes';

/** One section of docs/recipes.md: its GraphQL blocks, the JSON block of its variables, and the cost that it states. */
interface Recipe {
  readonly title: string;
  /** What is done once and before; the last block is the screen. */
  readonly preparations: readonly string[];
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly calls: number;
}

const recipes = readFileSync(join(ROOT, 'docs/recipes.md'), 'utf8').split(/^## /m).slice(1).map(recipeOf);

let simulator: Simulator;
let folder: string;
let token: string;
let gateway: SimulatedGateway;
beforeAll(async () => {
  simulator = await startStillSimulator();
  token = await signedWith(SECRET, { sub: 'reader', exp: inSeconds(3600) });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penstock-recipes-'));
  const DATABASE_URL = `file:${join(folder, 'watchlists.db')}`;
  gateway = await startSimulatedGateway(simulator, { DATABASE_URL, AUTH_JWT_SECRET: SECRET });
});
afterEach(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});
afterAll(() => simulator.close());

test('the page has a dashboard, a screener, a watchlist screen and a chart', () => {
  const needed = ['A dashboard', 'A screener', 'A watchlist screen', 'A chart'];
  expect(recipes.map(({ title }) => title)).toEqual(expect.arrayContaining(needed));
});

describe.each(recipes)('$title', ({ preparations, query, variables, calls }) => {
  test(`costs ${calls} upstream calls, and none the second time`, async () => {
    const ask = async (asked: Asked): Promise<string> => {
      const text = await gateway.text(asked, { authorization: `Bearer ${token}` });
      expect(JSON.parse(text).errors).toBeUndefined();
      return text;
    };
    for (const preparation of preparations) await ask({ query: preparation });
    const before = simulator.callCount();
    const cold = await ask({ query, variables });
    expect(simulator.callCount() - before).toBe(calls);
    expect(await ask({ query, variables })).toBe(cold);
    expect(simulator.callCount() - before).toBe(calls);
  });
});

function recipeOf(section: string): Recipe {
  const title = section.split('\n', 1)[0] ?? '';
  const blocks = [...section.matchAll(/```graphql\n([\s\S]*?)```/g)].flatMap((block) => block[1] ?? []);
  const query = blocks.pop();
  if (query === undefined) throw new Error(`docs/recipes.md: ${title} must have a GraphQL block.`);
  return {
    ...{ title, preparations: blocks, query },
    variables: JSON.parse(/```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '{}'),
    calls: Number(captured(section, /^Cost: (\d+) upstream calls?\b/m, `${title} must say "Cost: N upstream calls"`)),
  };
}

function captured(text: string, form: RegExp, otherwise: string): string {
  const found = form.exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/recipes.md: ${otherwise}.`);
  return found;
}
