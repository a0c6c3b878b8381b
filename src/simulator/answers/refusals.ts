import type { Body } from './body.ts';

// The wording is ours; the keys and the phrases that tell one refusal from another are the vendor's.
const PLANS = 'https://www.alphavantage.co/premium/';

/** No `apikey`, or an empty one. */
export function missingKey(): Body {
  return error(
    'the parameter apikey is invalid or missing. Please claim your free API key on ' +
      '(https://www.alphavantage.co/support/#api-key).',
  );
}

/** A `function` the vendor does not have. */
export function noSuchFunction(name: string): Body {
  return error(`This API function (${name}) does not exist.`);
}

/** Unknown symbol on a time series, or a bad or missing parameter: the vendor does not say which. */
export function invalidCall(name: string): Body {
  return error(
    'Invalid API call. Please retry or visit the documentation ' +
      `(https://www.alphavantage.co/documentation/) for ${name}.`,
  );
}

/** Too many requests within a second. It names the daily limit and premium plans too, as the vendor's does. */
export function burstLimit(perSecond: number): Body {
  return information(
    'This is a simulator. Please consider spreading out your free API requests more sparingly ' +
      `(${perSecond} request${perSecond === 1 ? '' : 's'} per second). A premium plan at ${PLANS} would lift the free key rate limit ` +
      '(25 requests per day) and unlock all premium endpoints.',
  );
}

/** The day's requests are used. The vendor echoes the caller's key in clear, so this does: callers must redact it. */
export function dailyLimit(apiKey: string, perDay: number): Body {
  return information(
    `We have detected your API key as ${apiKey} and our standard API rate limit is ${perDay} requests per day. ` +
      `This is a simulator; a premium plan at ${PLANS} would remove all daily rate limits.`,
  );
}

function error(text: string): Body {
  return { kind: 'json', value: { 'Error Message': text } };
}

function information(text: string): Body {
  return { kind: 'json', value: { Information: text } };
}
