import { expect, test } from '@jest/globals';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

/** Noon in New York, in summer time. */
const NOON = () => new Date('2026-08-05T16:00:00Z');
const RESET_AT = '2026-08-06T04:00:00Z';

/** What each refusal means to a caller who asks for bars of a symbol. */
const REFUSALS: Readonly<Record<string, object>> = {
  'detail.accept-header.json': { code: 'UPSTREAM_BAD_RESPONSE' },
  'empty-object.json': { code: 'NO_DATA' },
  'error-message.CMO.json': { code: 'SYMBOL_NOT_FOUND' },
  'error-message.apikey.json': { code: 'UPSTREAM_AUTH' },
  'error-message.empty-function.json': { code: 'UPSTREAM_BAD_RESPONSE' },
  'error-message.no-such-function.json': { code: 'UPSTREAM_BAD_RESPONSE' },
  'heroku-application-error.html': { code: 'UPSTREAM_UNAVAILABLE' },
  'information.burst.2025-12.json': { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 1 },
  'information.burst.2026.2.json': { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 1 },
  'information.burst.2026.json': { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 1 },
  'information.contact-premium.json': { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 60 },
  'information.daily-limit.2024.json': { code: 'UPSTREAM_BUDGET_EXHAUSTED', resetAt: RESET_AT },
  'information.daily-limit.json': { code: 'UPSTREAM_BUDGET_EXHAUSTED', resetAt: RESET_AT },
  'information.optimise-frequency.2017.json': { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 60 },
  'information.premium-avc.2022.json': { code: 'UPSTREAM_PREMIUM_REQUIRED' },
  'information.premium-endpoint.json': { code: 'UPSTREAM_PREMIUM_REQUIRED' },
  'information.premium-outputsize-full.json': { code: 'UPSTREAM_PREMIUM_REQUIRED' },
  'information.premium.2018.json': { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 60 },
  'note.5-and-500.json': { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 60 },
  'note.5-per-minute.2018.json': { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 60 },
};

const DAILY = { symbol: 'IBM', interval: 'DAY', adjusted: false } as const;

describeRecordings('recorded refusals', () => {
  testEveryFileIsAsserted('_ERRORS', Object.keys(REFUSALS));

  test.each(Object.entries(REFUSALS))('%s is recognised by its wording', async (file, expected) => {
    const error = await replaying(recording('_ERRORS', file), (s) => rejectionOf(s.history(DAILY)), { now: NOON });
    expect(error).toMatchObject(expected);
  });

  test.each([200, 404, 429, 503])('the wording wins over the status %i', async (status) => {
    const body = recording('_ERRORS', 'information.premium-endpoint.json');
    const error = await replaying(body, (s) => rejectionOf(s.history(DAILY)), { status });
    expect(error).toMatchObject({ code: 'UPSTREAM_PREMIUM_REQUIRED' });
  });
});
