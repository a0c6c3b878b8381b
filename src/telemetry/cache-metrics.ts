import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { OnCacheEvent } from '../cache/index.ts';
import { AnswerTally } from './answer-tally.ts';

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What the cache does, as counters. Names: docs/metrics.md. */
export function createCacheMetrics(registry: Registry): OnCacheEvent {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `penstock_cache_${name}`, help, labelNames, registers });

  const answers = new AnswerTally();
  new Counter({
    name: 'penstock_cache_served_total',
    help: 'Cached fields answered',
    labelNames: ['status', 'tier', 'category'],
    registers,
    collect() {
      for (const { labels, count } of answers.take()) this.inc(labels, count);
    },
  });
  const loads = counter('loads_total', 'Loads ended', ['category', 'outcome']);
  const loadSeconds = new Histogram({
    name: 'penstock_cache_load_seconds',
    help: 'How long loads take',
    labelNames: ['category'],
    buckets: SECONDS,
    registers,
  });
  const fills = counter('fills_total', 'Values stored', ['category']);
  const filledBytes = counter('filled_bytes_total', 'Bytes stored', ['category']);
  const notFilled = counter('not_filled_total', 'Values answered and not stored', ['reason']);
  const refreshes = counter('refreshes_total', 'Loads begun behind an answer', ['category']);
  const leaseWaits = counter('lease_waits_total', "Waits for another process's load", ['category']);
  const unavailable = counter('store_unavailable_total', 'Store commands without an answer', []);

  const invalidations = counter('invalidations_total', 'Invalidations begun here', ['target', 'mode']);
  const tracked = new Gauge({
    name: 'penstock_cache_tracked',
    help: '1 while the store tells of changes, so that near copies live as long as their entries',
    registers,
  });

  return (event) => {
    // The hottest first.
    if (event.kind === 'served') return answers.count(event.request.category, event.served.status, event.served.tier);
    if (event.kind === 'store-unavailable') return unavailable.inc();
    if (event.kind === 'invalidated') return invalidations.inc({ target: event.target.kind, mode: event.mode });
    if (event.kind === 'tracking') return tracked.set(event.tracking === 'ON' ? 1 : 0);
    if (event.kind === 'pressure-changed') return;
    const { category } = event.request;
    switch (event.kind) {
      case 'load-ended':
        loadSeconds.observe({ category }, event.loadMs / 1000);
        return loads.inc({ category, outcome: event.ok ? 'ok' : 'failed' });
      case 'filled':
        filledBytes.inc({ category }, event.bytes);
        return fills.inc({ category });
      case 'not-filled':
        return notFilled.inc({ reason: event.reason });
      case 'refresh-started':
        return refreshes.inc({ category });
      case 'lease-waiting':
        return leaseWaits.inc({ category });
      case 'load-started':
        return;
    }
  };
}
