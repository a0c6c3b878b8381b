import type { ErrorPolicy, ErrorRecord, Verdict } from './cache/index.ts';
import {
  BadResponseError,
  BudgetExhaustedError,
  MarketSourceError,
  NoDataError,
  PremiumRequiredError,
  RateLimitedError,
  SymbolNotFoundError,
  UpstreamAuthError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from './market/errors.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;

/** How long nobody asks again after a failure that may heal by itself: doubled with each one in a row, up to the limit. */
const TRANSIENT_BACK_OFF_MS = 2 * SECOND_MS;
const TRANSIENT_MAX_BACK_OFF_MS = 60 * SECOND_MS;
/** A refused key or plan heals only by the operator's hand; what it costs to find out is a call. */
const AUTH_BACK_OFF_MS = 60 * SECOND_MS;
const PREMIUM_BACK_OFF_MS = 6 * HOUR_MS;

/** What the engine is told of the market's errors: which mean "there is none", and how long the others keep callers off. */
export const marketErrorPolicy: ErrorPolicy = {
  classify(error, now): Verdict {
    // Ours, not the upstream's: the next caller may try at once.
    if (!(error instanceof MarketSourceError))
      return { kind: 'failure', error: { message: 'not stored' }, backOffMs: 0 };
    const record = recordOf(error);
    if (isAbsence(error)) return { kind: 'absent', error: record };
    return { kind: 'failure', error: record, ...backOffOf(error, now) };
  },
  revive: errorOf,
  staleReasonOf(error) {
    // There being none is the newest truth; our own faults must be seen.
    if (!(error instanceof MarketSourceError) || isAbsence(error)) return null;
    return error instanceof BudgetExhaustedError ? 'BUDGET_EXHAUSTED' : 'UPSTREAM_FAILED';
  },
  timeout: (waitedMs) => new UpstreamTimeoutError(`The market-data source did not answer within ${waitedMs} ms.`),
};

function isAbsence(error: MarketSourceError): boolean {
  return error instanceof SymbolNotFoundError || error instanceof NoDataError;
}

function backOffOf(
  error: MarketSourceError,
  now: number,
): { readonly backOffMs: number; readonly maxBackOffMs?: number } {
  // Another caller may well be let through: nothing is remembered.
  if ('reach' in error && error.reach === 'caller') return { backOffMs: 0 };
  if (error instanceof RateLimitedError) return { backOffMs: error.retryAfterSeconds * SECOND_MS };
  if (error instanceof BudgetExhaustedError)
    return { backOffMs: Math.max(SECOND_MS, Math.min(HOUR_MS, Date.parse(error.resetAt) - now)) };
  if (error instanceof UpstreamAuthError) return { backOffMs: AUTH_BACK_OFF_MS };
  if (error instanceof PremiumRequiredError) return { backOffMs: PREMIUM_BACK_OFF_MS };
  return { backOffMs: TRANSIENT_BACK_OFF_MS, maxBackOffMs: TRANSIENT_MAX_BACK_OFF_MS };
}

function recordOf(error: MarketSourceError): ErrorRecord {
  const { code, message } = error;
  if (error instanceof RateLimitedError) return { code, message, retryAfterSeconds: error.retryAfterSeconds };
  if (error instanceof BudgetExhaustedError) return { code, message, resetAt: error.resetAt };
  return { code, message };
}

function errorOf(record: ErrorRecord): Error {
  const message = String(record.message);
  switch (record.code) {
    case 'SYMBOL_NOT_FOUND':
      return new SymbolNotFoundError(message);
    case 'NO_DATA':
      return new NoDataError(message);
    case 'UPSTREAM_RATE_LIMITED':
      return new RateLimitedError(message, Number(record.retryAfterSeconds));
    case 'UPSTREAM_BUDGET_EXHAUSTED':
      return new BudgetExhaustedError(message, String(record.resetAt));
    case 'UPSTREAM_AUTH':
      return new UpstreamAuthError(message);
    case 'UPSTREAM_PREMIUM_REQUIRED':
      return new PremiumRequiredError(message);
    case 'UPSTREAM_TIMEOUT':
      return new UpstreamTimeoutError(message);
    case 'UPSTREAM_UNAVAILABLE':
      return new UpstreamUnavailableError(message);
    default:
      return new BadResponseError(message);
  }
}
