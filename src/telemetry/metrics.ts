import { collectDefaultMetrics, Registry } from 'prom-client';
import type { OnCacheEvent } from '../cache/index.ts';
import type { BudgetReport, OnUpstreamEvent } from '../upstream/index.ts';
import { createCacheMetrics } from './cache-metrics.ts';
import { createOperationMetrics, type OnOperation } from './operation-metrics.ts';
import { createWarmMetrics, type WarmMetrics } from './warm-metrics.ts';
import { createBudgetGauges, createUpstreamMetrics } from './upstream-metrics.ts';

/** What is measured in this process. */
export interface ProcessMetrics {
  readonly onCacheEvent: OnCacheEvent;
  readonly onUpstreamEvent: OnUpstreamEvent;
  readonly onOperation: OnOperation;
  readonly warming: WarmMetrics;
  readonly contentType: string;
  /** In Prometheus' form; the budget is asked for first. */
  text(report: () => Promise<BudgetReport>): Promise<string>;
}

/** Makes the metrics of one process, the runtime's own among them. */
export function createMetrics(): ProcessMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const showBudget = createBudgetGauges(registry);
  return {
    onCacheEvent: createCacheMetrics(registry),
    onUpstreamEvent: createUpstreamMetrics(registry),
    onOperation: createOperationMetrics(registry),
    warming: createWarmMetrics(registry),
    contentType: registry.contentType,
    async text(report) {
      showBudget(await report());
      return registry.metrics();
    },
  };
}
