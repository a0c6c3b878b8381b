import type { Logger } from 'pino';

import type { CacheEvent, OnCacheEvent, Tracking } from '../cache/index.ts';

/** The engine's events as log lines. A store out of reach is said once, until something was stored again. */
export function createCacheLog(log: Logger): OnCacheEvent {
  let storeReached = true;
  let tracked = true;
  // Asked once: it is asked of every answered field otherwise.
  const logsServed = log.isLevelEnabled('debug');
  return (event) => {
    if (event.kind === 'served') {
      if (logsServed) logServed(log, event);
      return;
    }
    if (event.kind === 'store-unavailable') {
      if (storeReached) log.warn({ err: event.error }, 'the store is out of reach: answering without it');
      storeReached = false;
      return;
    }
    if (event.kind === 'filled' && !storeReached) {
      storeReached = true;
      log.info('the store is back');
    }
    if (event.kind === 'pressure-changed') {
      const level = event.pressure === 'NORMAL' ? 'info' : 'warn';
      log[level]({ pressure: event.pressure }, `memory pressure of the store: ${event.pressure}`);
      return;
    }
    if (event.kind === 'invalidated') log.info({ target: event.target, mode: event.mode }, 'invalidated');
    if (event.kind === 'tracking') {
      // ON is what everybody expects; it is news only after something else.
      if (event.tracking !== 'ON' || !tracked) logTracking(log, event.tracking);
      tracked = event.tracking === 'ON';
    }
    // That the store is out of reach, or full, was said already.
    if (event.kind === 'not-filled' && event.reason !== 'store-unavailable' && event.reason !== 'pressure') {
      log.warn({ key: event.request.key, reason: event.reason }, 'answered, not stored');
    }
  };
}

function logTracking(log: Logger, tracking: Tracking): void {
  if (tracking === 'ON') log.info('the store tells of changes: near copies live as long as their entries');
  else if (tracking === 'LOST') log.info('the store tells of no changes for now: near copies live for a second');
  else log.warn('the store refuses to tell of changes (CLIENT TRACKING): near copies live for a second');
}

function logServed(log: Logger, { request, served }: Extract<CacheEvent, { kind: 'served' }>): void {
  const { status, tier, ageMs } = served;
  const { field, key, category } = request;
  log.debug({ status, field, key, category, tier, ageSeconds: Math.round(ageMs / 1000) }, `${status} ${field}`);
}
