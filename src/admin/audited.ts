import { publicCodeOf } from '../graphql/format-error.ts';
import type { AdminContext } from './context.ts';

/** What is written down of a mutation. */
export interface Action<Result> {
  /** The mutation's name. */
  readonly action: string;
  /** Its arguments, for people. */
  readonly detail: string;
  readonly run: () => Promise<Result>;
  /** What came of it, for people. */
  readonly effectOf: (result: Result) => string;
}

/**
 * Runs a mutation and writes down what came of it, a refusal too. When that cannot be written down, the process's log
 * has it, and the mutation stands: it was done.
 */
export async function audited<Result>(context: AdminContext, { action, detail, run, effectOf }: Action<Result>) {
  const write = async (effect: string): Promise<void> => {
    const record = { at: context.now(), actor: context.actor, action, detail, effect };
    context.log.info({ audit: record, requestId: context.requestId }, 'admin mutation');
    try {
      await context.audit.append(record);
    } catch (error) {
      context.log.error({ err: error, audit: record, requestId: context.requestId }, 'not in the audit log');
    }
  };
  try {
    const result = await run();
    await write(effectOf(result));
    return result;
  } catch (error) {
    await write(`refused: ${publicCodeOf(error)}`);
    throw error;
  }
}
