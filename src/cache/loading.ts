import type { CacheRequest, Load, LoadRun } from './cache-request.ts';
import type { Entry, FailureMarker } from './entry.ts';
import type { ErrorPolicy, Verdict } from './error-policy.ts';
import type { OnCacheEvent } from './events.ts';
import { loadWithin } from './load-deadline.ts';
import type { MemoryPressure } from './memory-pressure.ts';
import type { Served } from './outcome.ts';
import type { StretchedPolicy } from './policy.ts';
import { servedEntry, servedFailure } from './served.ts';
import type { EntryTags } from './tags.ts';

/** What a load came to: the answer for its caller, and what to leave to the others. */
export type Loaded = { readonly served: Served } & (
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'failure'; readonly marker: FailureMarker }
  /** Nothing is left: see `LoadRun.keepOut`. */
  | { readonly kind: 'kept-out' }
);

export interface LoadingOptions {
  readonly errors: ErrorPolicy;
  readonly onEvent: OnCacheEvent;
  /** Epoch ms. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** The longest a load may take, ms. */
  readonly loadDeadlineMs: number;
  /** Written into the entries made here, for people. Left out: nothing. */
  readonly replica?: string;
  /** How full the store is, asked when an entry is made. Left out: never full. */
  readonly pressure?: () => MemoryPressure;
  /** What stands in for the policy of the request while loads are scarce, asked when an entry is made. Left out: nothing. */
  readonly stretch?: (request: CacheRequest) => StretchedPolicy | null;
}

/** What is known before a load begins. */
export interface LoadStart {
  /** The request's tags, read before: an invalidation from now on outdates what is loaded. */
  readonly tags: EntryTags;
  /** How many loads have failed in a row before this one. */
  readonly failures: number;
  /** The warm run that loads; left out: a request does. */
  readonly warmedBy?: string | undefined;
}

/** Share of the fresh life by which entries made together are spread, so that they do not die together. */
const JITTER = 0.05;

/** Runs a load once. Never rejects: an absence and a failure are outcomes. */
export async function runLoad(
  request: CacheRequest,
  load: Load,
  start: LoadStart,
  options: LoadingOptions,
): Promise<Loaded> {
  let shared = true;
  const keepOut = (): void => {
    shared = false;
  };
  const loaded = await loadedBy(request, (signal) => load({ signal, background: false, keepOut }), start, options);
  if (shared) return loaded;
  options.onEvent({ kind: 'not-filled', request, reason: 'viewer-touched' });
  return { kind: 'kept-out', served: { ...loaded.served, status: 'BYPASS', remainingMs: 0 } };
}

async function loadedBy(
  request: CacheRequest,
  load: (signal: LoadRun['signal']) => Promise<unknown>,
  { tags, failures, warmedBy }: LoadStart,
  options: LoadingOptions,
): Promise<Loaded> {
  const { now, errors, loadDeadlineMs, onEvent, replica } = options;
  const by = replica === undefined ? {} : { by: replica };
  const startedAt = now();
  onEvent({ kind: 'load-started', request });
  try {
    const value = await loadWithin(load, loadDeadlineMs, () => errors.timeout(loadDeadlineMs));
    const storedAt = now();
    const loadMs = storedAt - startedAt;
    onEvent({ kind: 'load-ended', request, loadMs, ok: true });
    const stretched = options.stretch?.(request) ?? null;
    const { maxAgeMs, staleWhileRevalidateMs, staleIfErrorMs } = stretched?.policy ?? request.policy;
    const promised = maxAgeMs === 0 ? null : (request.freshFor?.(storedAt, value, maxAgeMs) ?? null);
    const why = promised?.why ?? stretched?.why;
    const freshUntil = promised?.untilMs ?? storedAt + jittered(maxAgeMs, options);
    const roomy = (options.pressure?.() ?? 'NORMAL') === 'NORMAL';
    const staleUntil = freshUntil + (roomy ? staleWhileRevalidateMs : 0);
    const fallbackUntil = freshUntil + (roomy ? staleIfErrorMs : 0);
    const times = { storedAt, freshUntil, staleUntil, fallbackUntil, loadMs };
    const entry: Entry = {
      kind: 'value',
      value: value ?? null,
      tags,
      ...by,
      ...times,
      ...(why !== undefined && { why }),
      ...(warmedBy !== undefined && { warmedBy }),
    };
    const served = servedEntry(entry, { tier: 'ORIGIN', now: storedAt, errors });
    return { kind: 'entry', entry, served: { ...served, status: 'MISS' } };
  } catch (error) {
    const storedAt = now();
    const loadMs = storedAt - startedAt;
    const verdict = errors.classify(error, storedAt);
    onEvent({ kind: 'load-ended', request, loadMs, ok: verdict.kind === 'absent' });
    const served = servedFailure(error, 'MISS');
    if (verdict.kind === 'failure') {
      const until = storedAt + backOffMs(verdict, failures);
      return { kind: 'failure', marker: { error: verdict.error, until, failures: failures + 1, tags }, served };
    }
    const freshUntil = storedAt + jittered(request.policy.absentMs, options);
    return {
      kind: 'entry',
      entry: { kind: 'absent', error: verdict.error, tags, ...by, storedAt, freshUntil, loadMs },
      served,
    };
  }
}

/** Doubled for every failure before, up to the verdict's limit. */
function backOffMs(
  { backOffMs: first, maxBackOffMs = first }: Extract<Verdict, { kind: 'failure' }>,
  failures: number,
) {
  return Math.min(maxBackOffMs, first * 2 ** failures);
}

function jittered(ms: number, { random }: LoadingOptions): number {
  return Math.round(ms * (1 + JITTER * (2 * random() - 1)));
}
