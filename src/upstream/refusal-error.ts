import {
  BudgetExhaustedError,
  type MarketSourceError,
  PremiumRequiredError,
  RateLimitedError,
} from '../market/errors.ts';
import type { UpstreamCall } from '../market/upstream-call.ts';
import type { Booked } from './ledger.ts';
import type { UpstreamLimits } from './limits.ts';

interface RefusalContext {
  readonly call: UpstreamCall;
  readonly limits: UpstreamLimits;
  readonly resetAt: string;
}

/** The typed error for a call that was not made. */
export function refusalErrorOf(
  { window, waitMs }: Extract<Booked, { kind: 'refused' }>,
  { call, limits, resetAt }: RefusalContext,
): MarketSourceError {
  const { callClass = 'interactive' } = call.options;
  // What a class must leave untouched is there for the classes before it.
  const reach = callClass === 'interactive' ? 'everyone' : 'caller';
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  switch (window) {
    case 'second':
      return new RateLimitedError(`More calls wait for the upstream than it takes in time.`, retryAfterSeconds, reach);
    case 'minute':
      return new RateLimitedError(`The upstream's calls of this minute are used up.`, retryAfterSeconds, reach);
    case 'day': {
      const kept = reach === 'everyone' ? '' : ' What is left is kept for requests that wait.';
      const message = `The ${limits.perDay} upstream calls of the day are used up.${kept}`;
      return new BudgetExhaustedError(message, resetAt, reach);
    }
    case 'client':
      return new BudgetExhaustedError(`Your share of the day's upstream calls is used up.`, resetAt, 'caller');
    case 'product':
      return new PremiumRequiredError(`Not in the upstream plan, as it said before: ${call.product}.`);
  }
}
