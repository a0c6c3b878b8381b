import { Counter, type Registry } from 'prom-client';
import type { WarmRun } from '../warming/index.ts';

/** What is measured of loading in advance. */
export interface WarmMetrics {
  readonly onFinished: (run: WarmRun) => void;
  /** Entries loaded in advance that were asked for, and that no process had counted before. */
  readonly onLaterHits: (entries: number) => void;
}

/** Loading in advance, as counters. Names: docs/metrics.md. */
export function createWarmMetrics(registry: Registry): WarmMetrics {
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `penstock_warm_${name}`, help, labelNames, registers: [registry] });
  const runs = counter('runs_total', 'Warm runs that ended here', ['source', 'state']);
  const targets = counter('targets_total', 'What became of their targets', ['category', 'result']);
  const calls = counter('upstream_calls_total', 'Upstream calls that they made', ['source']);
  const laterHits = counter('later_hits_total', 'Warmed entries that were asked for', []);
  return {
    onFinished({ order: { source }, state, outcomes, upstreamCalls }) {
      runs.inc({ source, state });
      for (const { category, result } of outcomes) targets.inc({ category, result });
      calls.inc({ source }, upstreamCalls);
    },
    onLaterHits: (entries) => laterHits.inc(entries),
  };
}
