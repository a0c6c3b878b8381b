import type { MutationResolvers } from '../__generated__/resolvers-types.ts';
import { audited } from '../audited.ts';
import { reachingTheFleet } from '../fleet-unreachable.ts';
import { changedPolicy, endOfChange } from '../policy-input.ts';
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
        const { entries, sample, upstreamCalls } = await reachingTheFleet(() => survey(target, context));
        return { ...head, entries, sample, predictedUpstreamCalls: upstreamCalls };
      },
      effectOf: ({ entries, dryRun: dry }) => (dry ? `would reach ${entries} entries` : 'done'),
    }),

  setCachePolicy: (_parent, { category, policy: input, expiresInSeconds }, context) =>
    audited(context, {
      action: 'setCachePolicy',
      detail: `${category} ${JSON.stringify(input)} for ${expiresInSeconds ?? 'a year, in'} seconds`,
      run: async () => {
        const { policies, now, actor } = context;
        const policy = changedPolicy(policies.inForce(category).policy, input);
        const override = { policy, changedBy: actor, expiresAt: endOfChange(expiresInSeconds, now()) };
        await reachingTheFleet(() => policies.set(category, override));
        return { category, policy, override };
      },
      effectOf: ({ policy }) => `now ${JSON.stringify(policy)}`,
    }),

  resetCachePolicy: (_parent, { category }, context) =>
    audited(context, {
      action: 'resetCachePolicy',
      detail: category,
      run: async () => {
        await reachingTheFleet(() => context.policies.reset(category));
        return { category, ...context.policies.inForce(category) };
      },
      effectOf: () => 'as configured',
    }),
};
