import type { Logger } from 'pino';
import type { OnUpstreamEvent } from '../upstream/index.ts';

/** Upstream calls as log lines: each call at debug, what closes or opens a way to the upstream once, as it happens. */
export function createUpstreamLog(log: Logger): OnUpstreamEvent {
  return (event) => {
    switch (event.kind) {
      case 'closed':
        return log.warn(
          { ...event.closure, forMs: event.forMs },
          `the upstream has refused: ${event.closure.kind} closed`,
        );
      case 'breaker':
        if (event.state === 'open') return log.warn('the upstream does not answer: it is left alone');
        return log.info('the upstream answers again');
      case 'ledger':
        if (event.state === 'back') return log.info('the upstream budget is shared again');
        return log.warn({ err: event.error }, 'the upstream budget cannot be shared: keeping to a share of it');
      case 'refused':
        return log.debug({ class: event.callClass, window: event.window }, 'no upstream call: over the budget');
      case 'retrying':
        return log.info({ function: event.functionName }, 'the upstream call is made again');
      case 'called': {
        const { functionName, callClass, outcome, durationMs } = event;
        return log.debug({ function: functionName, class: callClass, outcome, durationMs }, 'upstream call');
      }
      case 'admitted':
        return;
    }
  };
}
