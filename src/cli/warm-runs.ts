import { z } from 'zod';
import { type AdminTarget, requestAdmin } from './admin-request.ts';
import { tableOf } from './tables.ts';

const QUERY = '{ warmRuns { id source state queuedAt requested warmed skippedBudget upstreamCalls laterHit } }';
const Answer = z.object({
  warmRuns: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      state: z.string(),
      queuedAt: z.string(),
      requested: z.number(),
      warmed: z.number(),
      skippedBudget: z.number(),
      upstreamCalls: z.number(),
      laterHit: z.number(),
    }),
  ),
});

/** The newest runs of the fleet, and what they were good for. */
export async function warmRuns(target: AdminTarget) {
  const { warmRuns: runs } = Answer.parse(await requestAdmin(target, QUERY));
  const head = ['run', 'source', 'state', 'ordered', 'targets', 'warmed', 'skipped', 'calls', 'asked for later'];
  const rows = runs.map((run) => [
    run.id,
    run.source,
    run.state,
    run.queuedAt,
    run.requested,
    run.warmed,
    run.skippedBudget,
    run.upstreamCalls,
    run.laterHit,
  ]);
  return { data: runs, text: tableOf(head, rows) };
}
