import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GraphQLArgument, getNullableType, isEnumType, isRequiredArgument } from 'graphql';
import type { CachedFieldQueries } from '../test/support/field-queries.ts';
import { literalOf, sampleOf } from '../test/support/sample-arguments.ts';
import { signedIn, startSimulatedGateway, startStillSimulator } from '../test/support/simulated-gateway.ts';

/** What a field costs when nothing is cached. */
export interface UpstreamCost {
  /** The vendor's functions, whichever of them the arguments choose. */
  readonly functions: readonly string[];
  /** The most calls of one question; with `each`, of one element. */
  readonly calls: number;
}

/**
 * Finds out by asking: each field is asked of a gateway without a cache, once for every choice of its enum and
 * Boolean arguments, and the simulator behind it says what it was called for. So there is no table that could be wrong.
 */
export async function measureUpstreamCosts(
  fields: readonly CachedFieldQueries[],
): Promise<ReadonlyMap<string, UpstreamCost>> {
  const simulator = await startStillSimulator();
  const folder = await mkdtemp(join(tmpdir(), 'penstock-docs-'));
  const viewer = signedIn(`file:${join(folder, 'lists.db')}`);
  const gateway = await startSimulatedGateway(simulator, { ...viewer, CACHE_DISABLED: 'true' });
  try {
    const costs = new Map<string, UpstreamCost>();
    for (const field of fields) {
      const functions: string[] = [];
      let calls = 0;
      for (const args of choicesOf(field)) {
        const before = simulator.callCount();
        const answer = JSON.parse(await gateway.text({ query: field.query({ args }) }));
        // Not every value of one argument goes with every value of another.
        if (answer.errors?.[0]?.extensions.code === 'BAD_USER_INPUT') continue;
        if (answer.errors !== undefined) throw new Error(`${field.coordinate}: ${JSON.stringify(answer.errors)}`);
        const made = simulator.callCount() - before;
        functions.push(
          ...simulator
            .calls()
            .slice(before)
            .map((call) => call.function),
        );
        calls = Math.max(calls, made / elementsOf(field));
      }
      // What is somebody's own lies in our database.
      if (calls === 0 && field.scope === 'PUBLIC')
        throw new Error(`${field.coordinate} made no upstream call, whatever its arguments.`);
      costs.set(field.coordinate, { functions: [...new Set(functions)], calls });
    }
    return costs;
  } finally {
    await gateway.stop();
    await simulator.close();
    await rm(folder, { recursive: true });
  }
}

/** Every combination of the values that enum and Boolean arguments can have, as they are written; the rest as samples. */
function choicesOf({ coordinate, field }: CachedFieldQueries): string[] {
  const perArgument = field.args.map((argument) => valuesOf(coordinate, argument));
  const combinations = perArgument.reduce<string[][]>(
    (heads, values) => heads.flatMap((head) => values.map((value) => [...head, value])),
    [[]],
  );
  return combinations.map((written) => written.filter((text) => text !== '').join(', '));
}

/** What an argument may be written as; nothing, for one that can be left out. */
function valuesOf(coordinate: string, argument: GraphQLArgument): string[] {
  const { name, type } = argument;
  const bare = getNullableType(type);
  // With a default, leaving it out is one of the values below.
  const leftOut = isRequiredArgument(argument) || argument.defaultValue !== undefined ? [] : [''];
  if (isEnumType(bare)) return [...leftOut, ...bare.getValues().map((value) => `${name}: ${value.name}`)];
  if (String(bare) === 'Boolean') return [...leftOut, `${name}: true`, `${name}: false`];
  return [isRequiredArgument(argument) ? `${name}: ${literalOf(type, sampleOf(coordinate, argument))}` : ''];
}

function elementsOf({ coordinate, field, each }: CachedFieldQueries): number {
  const list = field.args.find(({ name }) => name === each);
  const sample = list && sampleOf(coordinate, list);
  return Array.isArray(sample) ? sample.length : 1;
}
