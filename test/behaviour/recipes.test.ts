import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Simulator } from '../../src/simulator/server.ts';
import { ROOT } from '../shape/source-files.ts';
import { type SimulatedGateway, startSimulatedGateway, startStillSimulator } from '../support/simulated-gateway.ts';

/** One section of docs/recipes.md: its first GraphQL block, the JSON block of its variables, and the cost it states. */
interface Recipe {
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly calls: number;
}

const recipes = readFileSync(join(ROOT, 'docs/recipes.md'), 'utf8').split(/^## /m).slice(1).map(recipeOf);

let simulator: Simulator;
let gateway: SimulatedGateway;
beforeAll(async () => {
  simulator = await startStillSimulator();
});
beforeEach(async () => {
  gateway = await startSimulatedGateway(simulator);
});
afterEach(() => gateway.stop());
afterAll(() => simulator.close());

test('the page has a dashboard, a screener and a chart', () => {
  expect(recipes.map(({ title }) => title)).toEqual(expect.arrayContaining(['A dashboard', 'A screener', 'A chart']));
});

describe.each(recipes)('$title', ({ query, variables, calls }) => {
  test(`costs ${calls} upstream calls, and none the second time`, async () => {
    const before = simulator.callCount();
    const cold = await gateway.text({ query, variables });
    expect(JSON.parse(cold).errors).toBeUndefined();
    expect(simulator.callCount() - before).toBe(calls);
    expect(await gateway.text({ query, variables })).toBe(cold);
    expect(simulator.callCount() - before).toBe(calls);
  });
});

function recipeOf(section: string): Recipe {
  const title = section.split('\n', 1)[0] ?? '';
  return {
    title,
    query: captured(section, /```graphql\n([\s\S]*?)```/, `${title} must have a GraphQL block`),
    variables: JSON.parse(/```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '{}'),
    calls: Number(captured(section, /^Cost: (\d+) upstream calls?\b/m, `${title} must say "Cost: N upstream calls"`)),
  };
}

function captured(text: string, form: RegExp, otherwise: string): string {
  const found = form.exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/recipes.md: ${otherwise}.`);
  return found;
}
