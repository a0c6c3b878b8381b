import type { Logger } from 'pino';

import type { CacheEvent, OnCacheEvent } from '../cache/index.ts';

/** The engine's events as log lines. A store out of reach is said once, until something was stored again. */
export function createCacheLog(log: Logger): OnCacheEvent {
  let storeReached = true;
  return (event) => {
    if (event.kind === 'store-unavailable') {
      if (storeReached) log.warn({ err: event.error }, 'the store is out of reach: answering without it');
      storeReached = false;
      return;
    }
    if (event.kind === 'filled' && !storeReached) {
      storeReached = true;
      log.info('the store is back');
    }
    if (event.kind === 'served') return logServed(log, event);
    if (event.kind === 'pressure-changed') {
      const level = event.pressure === 'NORMAL' ? 'info' : 'warn';
      log[level]({ pressure: event.pressure }, `memory pressure of the store: ${event.pressure}`);
      return;
    }
    // That the store is out of reach, or full, was said already.
    if (event.kind === 'not-filled' && event.reason !== 'store-unavailable' && event.reason !== 'pressure') {
      log.warn({ key: event.request.key, reason: event.reason }, 'answered, not stored');
    }
  };
}

function logServed(log: Logger, { request, served }: Extract<CacheEvent, { kind: 'served' }>): void {
  if (!log.isLevelEnabled('debug')) return;
  const { status, tier, ageMs } = served;
  const { field, key, category } = request;
  log.debug({ status, field, key, category, tier, ageSeconds: Math.round(ageMs / 1000) }, `${status} ${field}`);
}
