import type { MutationResolvers } from '../__generated__/resolvers-types.ts';
import { audited } from '../audited.ts';
import { reachingTheFleet } from '../fleet-unreachable.ts';
import { resolveTarget } from '../invalidation-target.ts';
import { survey } from '../survey.ts';

export const Mutation: MutationResolvers = {
  invalidate: (_parent, { target: input, mode, dryRun }, context) =>
    audited(context, {
      action: 'invalidate',
      detail: `${JSON.stringify(input)} ${mode}${dryRun ? ' dry run' : ''}`,
      run: async () => {
        const { text, target } = resolveTarget(input, context.fields);
        const head = { target: text, mode, dryRun };
        if (!dryRun) {
          await reachingTheFleet(() => context.cache.invalidate(target, mode));
          return { ...head, entries: null, sample: [], predictedUpstreamCalls: null };
        }
        const { entries, sample } = await reachingTheFleet(() => survey(target, context));
        return { ...head, entries, sample, predictedUpstreamCalls: entries };
      },
      effectOf: ({ entries, dryRun: dry }) => (dry ? `would reach ${entries} entries` : 'done'),
    }),
};
