import {
  BrokenCircuitError,
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel';
import {
  BudgetExhaustedError,
  MarketSourceError,
  PremiumRequiredError,
  RateLimitedError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../market/errors.ts';
import type { CallGuard, Send, UpstreamCall } from '../market/upstream-call.ts';
import type { Budget, Place } from './budget.ts';
import { createCallDeadline, type CallDeadline } from './call-deadline.ts';
import type { OnUpstreamEvent } from './events.ts';

/** How upstream calls behave. */
export interface GuardOptions {
  readonly budget: Budget;
  /** How often a call that failed is made again; each costs a call of the budget. */
  readonly retries: number;
  /** All attempts of one call together take no longer, ms. The wait for its turn is not counted. */
  readonly timeoutMs: number;
  readonly onEvent: OnUpstreamEvent;
}

/** What the plan does not have today it will not have in an hour either, ms. */
const PRODUCT_CLOSED_MS = 6 * 3_600_000;
/** So many calls in a row without an answer, and the upstream is left alone. */
const FAILURES_TO_OPEN = 10;
/** How long it is left alone before one call tries it, ms; doubled each time that one fails. */
const PROBE_AFTER = { initialDelay: 1000, maxDelay: 30_000 };
const RETRY_AFTER = { initialDelay: 250, maxDelay: 2000 };

/**
 * The way of every upstream call: a place in the budget, the call, and what its failure means for the next ones. An
 * outage is tried again if that is allowed; after too many of them no call is made until a single one gets through.
 */
export function createCallGuard({ budget, retries, timeoutMs, onEvent }: GuardOptions): CallGuard {
  const breaker = circuitBreaker(handleWhen(isSilence), {
    halfOpenAfter: new ExponentialBackoff(PROBE_AFTER),
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });
  breaker.onBreak(() => onEvent({ kind: 'breaker', state: 'open' }));
  breaker.onReset(() => onEvent({ kind: 'breaker', state: 'closed' }));

  async function once<Answer>(call: UpstreamCall, send: Send<Answer>, deadline: CallDeadline): Promise<Answer> {
    const { functionName, options } = call;
    const { callClass = 'interactive' } = options;
    const place = await budget.admit({ ...call, options: { ...options, signal: deadline.signal } });
    // Opened by others while this one waited for its turn.
    if (breaker.state === CircuitState.Open) {
      await place.giveBack();
      throw leftAlone();
    }
    const startedMs = performance.now();
    const called = (outcome: 'OK' | MarketSourceError['code']): void =>
      onEvent({ kind: 'called', functionName, callClass, outcome, durationMs: performance.now() - startedMs });
    try {
      const answer = await send(deadline.begin());
      called('OK');
      return answer;
    } catch (error) {
      if (error instanceof MarketSourceError) called(error.code);
      throw await heeded(error, call, place);
    }
  }

  /** Tells the budget what the vendor refused. Gives the error to answer with. */
  async function heeded(error: unknown, call: UpstreamCall, place: Place): Promise<unknown> {
    if (error instanceof RateLimitedError) await budget.pause(error.retryAfterSeconds * 1000);
    if (error instanceof PremiumRequiredError) await budget.closeProduct(call.product, PRODUCT_CLOSED_MS);
    if (!(error instanceof BudgetExhaustedError)) return error;
    await budget.closeDay(place);
    return new BudgetExhaustedError(error.message, budget.resetAt());
  }

  return async (call, send) => {
    const deadline = createCallDeadline(timeoutMs, call.options.signal);
    const again = retry(handleWhen(isOutage), { maxAttempts: retries, backoff: new ExponentialBackoff(RETRY_AFTER) });
    again.onRetry(() => onEvent({ kind: 'retrying', functionName: call.functionName }));
    try {
      return await wrap(again, breaker).execute(() => once(call, send, deadline), deadline.signal);
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw leftAlone();
      throw deadline.isOver() && error instanceof UpstreamTimeoutError ? tooLate(timeoutMs) : error;
    } finally {
      deadline.end();
    }
  };
}

/** Nobody answers. A refusal and an answer that cannot be used are answers. */
function isSilence(error: Error): boolean {
  return error instanceof UpstreamUnavailableError || error instanceof UpstreamTimeoutError;
}

/** What may heal by itself while the caller waits: after a timeout there is no time left. */
function isOutage(error: Error): boolean {
  return error instanceof UpstreamUnavailableError;
}

function tooLate(timeoutMs: number): UpstreamTimeoutError {
  return new UpstreamTimeoutError(`The upstream did not finish its answer within ${timeoutMs} ms.`);
}

function leftAlone(): UpstreamUnavailableError {
  return new UpstreamUnavailableError('The upstream did not answer lately and is left alone until it does.');
}
