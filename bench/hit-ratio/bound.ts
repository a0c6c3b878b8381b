import type { Kind, KindName } from './kinds.ts';
import type { Rules } from './rules.ts';
import type { Visit } from './trace.ts';

/**
 * The fewest upstream calls with which any cache, one that knew the future included, can answer requests for one key.
 *
 * A call that brings its answer at s serves the requests from s - latency (who asks then may wait for it) to the end of
 * its freshness. Greedy: the first request not served yet, at t, needs a call that brings its answer by t + latency;
 * of all those take one whose answer lasts longest, `reach(t + latency)`.
 *
 * Why none does better: `reach` never falls as its argument grows. By induction the greedy's first n calls serve at least
 * the requests up to where any n calls can: let t be the first request that n greedy calls leave. Another schedule's n
 * calls leave t or an earlier one, u <= t; its next call comes by u + latency, so it ends by reach(u + latency) <=
 * reach(t + latency). Requests are only ever served from the left, so nothing further right is won by skipping t.
 *
 * It holds for an engine with stale windows too: there a request that finds nothing fresh starts a call, waited for or not.
 *
 * @param times When the key is asked, epoch ms, rising.
 * @param latencyMs How long a call takes at most.
 * @param reach The latest end of freshness, epoch ms, of any answer got by a moment; never falls.
 */
export function fewestCalls(times: Iterable<number>, latencyMs: number, reach: (by: number) => number): number {
  let calls = 0;
  let servedBefore = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < servedBefore) continue;
    calls += 1;
    servedBefore = reach(time + latencyMs);
  }
  return calls;
}

/**
 * Whether an answer in its stale window will do as it is (`good`), or only while a call for a new one runs, as the
 * engine has it (`refreshed`).
 */
export type StaleAnswers = 'good' | 'refreshed';

/** The same for a whole trace, by kind. Ranges and spellings of one thing need one call. */
export function boundOf(trace: readonly Visit[], rules: Rules, stale: StaleAnswers): ReadonlyMap<KindName, number> {
  const bound = new Map<KindName, number>();
  for (const { kind, times } of askedTimes(trace)) {
    const windowMs = stale === 'good' ? rules.policies[kind.category].staleWhileRevalidateMs : 0;
    const calls = fewestCalls(times, kind.latencyMs, (by) => rules.reach(kind, by) + windowMs);
    bound.set(kind.name, (bound.get(kind.name) ?? 0) + calls);
  }
  return bound;
}

function askedTimes(trace: readonly Visit[]): Iterable<{ readonly kind: Kind; readonly times: readonly number[] }> {
  const asked = new Map<string, { readonly kind: Kind; readonly times: number[] }>();
  for (const { at, asks } of trace) {
    for (const { kind, subject } of asks) {
      const name = `${kind.name}:${subject}`;
      const known = asked.get(name);
      if (known === undefined) asked.set(name, { kind, times: [at] });
      else known.times.push(at);
    }
  }
  return asked.values();
}
