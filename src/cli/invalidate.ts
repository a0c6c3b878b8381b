import { z } from 'zod';
import { type AdminTarget, CommandFailure, EXIT, requestAdmin } from './admin-request.ts';

/** The options of `penstock invalidate`; exactly one of the first six. */
export interface InvalidateOptions {
  readonly key?: string;
  readonly tag?: string;
  readonly symbol?: string;
  readonly category?: string;
  readonly field?: string;
  readonly all?: boolean;
  readonly soft?: boolean;
  readonly dryRun?: boolean;
}

const MUTATION = `mutation ($target: InvalidationTarget!, $mode: InvalidationMode!, $dryRun: Boolean!) {
  invalidate(target: $target, mode: $mode, dryRun: $dryRun) {
    target mode dryRun entries sample predictedUpstreamCalls
  }
}`;
const Answer = z.object({
  invalidate: z.object({
    target: z.string(),
    mode: z.string(),
    dryRun: z.boolean(),
    entries: z.number().nullable(),
    sample: z.array(z.string()),
    predictedUpstreamCalls: z.number().nullable(),
  }),
});

export async function invalidate(target: AdminTarget, options: InvalidateOptions) {
  const { key, tag, symbol, category, field, all, soft = false, dryRun = false } = options;
  const named = Object.entries({ key, tag, symbol, category: category?.toUpperCase(), field, all });
  const given = Object.fromEntries(named.filter(([, value]) => value !== undefined));
  if (Object.keys(given).length !== 1) {
    const message = 'Say what to invalidate by exactly one of --key, --tag, --symbol, --category, --field and --all.';
    throw new CommandFailure(EXIT.badUsage, message);
  }
  const variables = { target: given, mode: soft ? 'SOFT' : 'HARD', dryRun };
  const { invalidate: done } = Answer.parse(await requestAdmin(target, MUTATION, variables));
  const text = done.dryRun
    ? [
        `${done.target}: would reach ${done.entries} entries, at most ${done.predictedUpstreamCalls} upstream calls to load again. Nothing was changed.`,
        ...done.sample.map((one) => `  ${one}`),
      ].join('\n')
    : `${done.target}: invalidated (${done.mode}) on every replica.`;
  return { data: done, text };
}
