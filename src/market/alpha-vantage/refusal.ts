import {
  BadResponseError,
  BudgetExhaustedError,
  type MarketSourceError,
  PremiumRequiredError,
  RateLimitedError,
  SymbolNotFoundError,
  UpstreamAuthError,
} from '../errors.ts';
import { nextNewYorkMidnight } from './new-york.ts';

/** What a refusal has to be read with. */
export interface RefusalContext {
  /** The vendor's function, for the message. */
  readonly functionName: string;
  /** The symbol asked for; null for a function without one. */
  readonly symbol: string | null;
  readonly now: Date;
}

type Reading = (said: string, context: RefusalContext) => MarketSourceError;

/**
 * Wording by wording, first match wins. The order matters: nearly every quota text ends in an advert for premium
 * plans, and the burst text names the daily limit as well.
 */
const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [/per second|spreading out/i, (said) => new RateLimitedError(`The upstream asks for a pause: ${said}`, 1)],
  [/(?:rate limit is|call frequency is)[^.]*per minute/i, (said) => throttled(said)],
  [/detected your API key|rate limit is/i, (said, { now }) => budgetExhausted(said, now)],
  [/premium endpoint|premium feature/i, (said) => new PremiumRequiredError(`Not in the upstream plan: ${said}`)],
  [/call frequency|call volume|throttled/i, (said) => throttled(said)],
  [/\bdemo\b.{0,4}API key|API key.{0,12}\bdemo\b/i, (said) => refusedKey(said)],
  [/api ?key.{0,20}(?:invalid|missing)|invalid api ?key/i, (said) => refusedKey(said)],
  [/invalid API call/i, (said, context) => invalidCall(said, context)],
];

/** Turns the text of an `Information`, `Note` or `Error Message` into the error it means. */
export function refusalOf(
  said: { readonly raw: string; readonly shown: string },
  context: RefusalContext,
): MarketSourceError {
  const reading = READINGS.find(([wording]) => wording.test(said.raw))?.[1];
  return reading?.(said.shown, context) ?? unknown(said.shown, context);
}

function throttled(said: string): MarketSourceError {
  return new RateLimitedError(`The upstream's call limit is reached: ${said}`, 60);
}

function budgetExhausted(said: string, now: Date): MarketSourceError {
  return new BudgetExhaustedError(`The upstream's calls of the day are used up: ${said}`, nextNewYorkMidnight(now));
}

function refusedKey(said: string): MarketSourceError {
  return new UpstreamAuthError(`The upstream refuses the API key; set a valid one: ${said}`);
}

/** The vendor says the same for an unknown symbol and a bad parameter; ours are fixed, so it is the symbol. */
function invalidCall(said: string, { functionName, symbol }: RefusalContext): MarketSourceError {
  if (symbol !== null) return new SymbolNotFoundError(`The upstream does not know the symbol ${symbol}.`);
  return new BadResponseError(`The upstream calls ${functionName} invalid: ${said}`);
}

function unknown(said: string, { functionName }: RefusalContext): MarketSourceError {
  return new BadResponseError(`The upstream refused ${functionName} in words not known here: ${said}`);
}
