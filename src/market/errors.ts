/** Every way the upstream can fail a caller. `code` is the contract; the message is for people and holds no secret. */
export abstract class MarketSourceError extends Error {
  abstract readonly code: MarketErrorCode;
}

export type MarketErrorCode =
  | 'SYMBOL_NOT_FOUND'
  | 'NO_DATA'
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_BUDGET_EXHAUSTED'
  | 'UPSTREAM_AUTH'
  | 'UPSTREAM_PREMIUM_REQUIRED'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_BAD_RESPONSE';

/** The source does not know the symbol. */
export class SymbolNotFoundError extends MarketSourceError {
  readonly code = 'SYMBOL_NOT_FOUND';
}

/** The source answered that it has nothing; whether the symbol exists cannot be told. */
export class NoDataError extends MarketSourceError {
  readonly code = 'NO_DATA';
}

/** Whom a refusal holds for: every caller, or this one alone (its class or its share), so that nobody else is told. */
export type RefusalReach = 'everyone' | 'caller';

/** Too many calls in a short window. */
export class RateLimitedError extends MarketSourceError {
  readonly code = 'UPSTREAM_RATE_LIMITED';
  readonly retryAfterSeconds: number;
  readonly reach: RefusalReach;
  constructor(message: string, retryAfterSeconds: number, reach: RefusalReach = 'everyone') {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
    this.reach = reach;
  }
}

/** The day's calls are used up. */
export class BudgetExhaustedError extends MarketSourceError {
  readonly code = 'UPSTREAM_BUDGET_EXHAUSTED';
  /** RFC 3339: when calls may be made again. */
  readonly resetAt: string;
  readonly reach: RefusalReach;
  constructor(message: string, resetAt: string, reach: RefusalReach = 'everyone') {
    super(message);
    this.resetAt = resetAt;
    this.reach = reach;
  }
}

/** The API key is missing or refused: the operator's move. */
export class UpstreamAuthError extends MarketSourceError {
  readonly code = 'UPSTREAM_AUTH';
}

/** The vendor sells this function or parameter on a paid plan only. */
export class PremiumRequiredError extends MarketSourceError {
  readonly code = 'UPSTREAM_PREMIUM_REQUIRED';
}

/** The total deadline passed before the last byte. */
export class UpstreamTimeoutError extends MarketSourceError {
  readonly code = 'UPSTREAM_TIMEOUT';
}

/** No connection, a 5xx, or an outage page. */
export class UpstreamUnavailableError extends MarketSourceError {
  readonly code = 'UPSTREAM_UNAVAILABLE';
}

/** An answer that is neither the expected data nor a refusal we know. */
export class BadResponseError extends MarketSourceError {
  readonly code = 'UPSTREAM_BAD_RESPONSE';
}
