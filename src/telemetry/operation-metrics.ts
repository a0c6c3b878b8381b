import { Counter, type Registry } from 'prom-client';

/** How an operation was answered: put together from what was at hand, or executed. */
export type OperationWay = 'prepared' | 'executed';
export type OnOperation = (way: OperationWay) => void;

/** What became of the requests to the public API. Name: docs/metrics.md. */
export function createOperationMetrics(registry: Registry): OnOperation {
  const counts: Record<OperationWay, number> = { prepared: 0, executed: 0 };
  new Counter({
    name: 'penstock_operations_total',
    help: 'Requests to the public API',
    labelNames: ['way'],
    registers: [registry],
    // Counted apart, because a metric's labels cost more than a prepared answer may.
    collect() {
      this.reset();
      this.inc({ way: 'prepared' }, counts.prepared);
      this.inc({ way: 'executed' }, counts.executed);
    },
  });
  return (way) => {
    counts[way] += 1;
  };
}
