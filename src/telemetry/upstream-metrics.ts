import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { BudgetReport, OnUpstreamEvent } from '../upstream/index.ts';

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What happens around upstream calls, as counters. Names: docs/metrics.md. */
export function createUpstreamMetrics(registry: Registry): OnUpstreamEvent {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `penstock_upstream_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Histogram({ name: `penstock_upstream_${name}`, help, labelNames, buckets: SECONDS, registers });

  const calls = counter('calls_total', 'Upstream calls made', ['function', 'class', 'outcome']);
  const callSeconds = histogram('call_seconds', 'How long upstream calls take', ['function']);
  const refused = counter('refused_total', 'Upstream calls not made: over the budget', ['class', 'window']);
  const queued = counter('queued_total', 'Upstream calls that waited for their turn', ['class']);
  const queueSeconds = histogram('queue_seconds', 'How long they waited', ['class']);
  const retries = counter('retries_total', 'Upstream calls made again', ['function']);
  const closed = counter('closed_total', 'Refusals by the vendor that closed a window', ['what']);
  const breakerOpen = new Gauge({
    name: 'penstock_upstream_breaker_open',
    help: '1 while the upstream is left alone',
    registers,
  });
  const ledgerLost = new Gauge({
    name: 'penstock_upstream_ledger_lost',
    help: '1 while this process keeps to its share of the budget',
    registers,
  });

  return (event) => {
    switch (event.kind) {
      case 'admitted':
        if (event.waitMs === 0) return;
        queueSeconds.observe({ class: event.callClass }, event.waitMs / 1000);
        return queued.inc({ class: event.callClass });
      case 'refused':
        return refused.inc({ class: event.callClass, window: event.window });
      case 'called':
        callSeconds.observe({ function: event.functionName }, event.durationMs / 1000);
        return calls.inc({ function: event.functionName, class: event.callClass, outcome: event.outcome });
      case 'retrying':
        return retries.inc({ function: event.functionName });
      case 'closed':
        return closed.inc({ what: event.closure.kind });
      case 'breaker':
        return breakerOpen.set(event.state === 'open' ? 1 : 0);
      case 'ledger':
        return ledgerLost.set(event.state === 'lost' ? 1 : 0);
    }
  };
}

/** The budget of the fleet as gauges; gives the function that brings them up to date. */
export function createBudgetGauges(registry: Registry): (report: BudgetReport) => void {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: `penstock_upstream_budget_${name}`, help, labelNames, registers: [registry] });
  const limit = gauge('limit', 'Upstream calls allowed in the window', ['window']);
  const left = gauge('left', 'Upstream calls left in the window, for all replicas', ['window']);
  const spent = gauge('spent_today', 'Upstream calls of the day, of all replicas', ['class']);
  const replicas = gauge('replicas', 'Processes that share the budget', []);
  return (report) => {
    replicas.set(report.replicas);
    for (const { window, ...counts } of report.windows) {
      limit.set({ window }, counts.limit);
      left.set({ window }, counts.left);
    }
    for (const [callClass, calls] of Object.entries(report.todayByClass)) spent.set({ class: callClass }, calls);
  };
}
