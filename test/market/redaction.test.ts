import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { createRedact } from '../../src/market/alpha-vantage/redact.ts';
import { API_KEY, rejectionOf, replaying } from './support/replay-server.ts';

const FORMS = [API_KEY, encodeURIComponent(API_KEY), new URLSearchParams({ k: API_KEY }).toString().slice(2)];
const ECHOES = [...FORMS, API_KEY.toLowerCase(), FORMS[1]?.toLowerCase() ?? ''];
/** Also a part of the key is a leak: it shows when a long text is cut after the key began. */
const SOUGHT = [...ECHOES, 'S3cret'];

/** Everything an error holds, hidden properties and causes too. */
function everythingIn(error: Error): string {
  return `${error.message} ${error.stack} ${inspect(error, { showHidden: true, depth: 20, maxStringLength: null })}`;
}

function expectNoKeyIn(error: Error): void {
  const all = everythingIn(error).toLowerCase();
  expect(SOUGHT.filter((form) => all.includes(form.toLowerCase()))).toEqual([]);
  expect(error.cause).toBeUndefined();
}

describe('the API key stays out of every error', () => {
  test.each(ECHOES)('echoed as %s in any refusal', async (echo) => {
    const said = [
      {
        Information: `We have detected your API key as ${echo} and our standard API rate limit is 25 requests per day.`,
      },
      { Information: `spreading out ${echo}` },
      { Note: `call frequency ${'x'.repeat(212)} ${echo}` },
      { Information: `${echo} premium endpoint` },
      { 'Error Message': `the parameter apikey is invalid or missing: ?apikey=${echo}&x=1` },
      { detail: `unknown words ${echo}` },
      { [echo]: echo },
      { 'Global Quote': { '01. symbol': echo, '05. price': echo } },
      { 'Global Quote': echo },
    ];
    for (const body of [...said.map((object) => JSON.stringify(object)), `{"${echo}`, `<p>${echo}`, echo]) {
      expectNoKeyIn(await replaying(body, (source) => rejectionOf(source.quote('IBM'))));
    }
  });

  test('a failed connection and a deadline hold no URL', async () => {
    const lost = await replaying('', async (source) => {
      await source.close();
      return rejectionOf(source.quote('IBM'));
    });
    expectNoKeyIn(lost);
    const options = { timeoutMs: 1_000, url: 'http://127.0.0.1:1/query' };
    expectNoKeyIn(await replaying('', (source) => rejectionOf(source.quote('IBM')), options));
  });

  test('a key that is not ours is masked too, and an empty one masks nothing else', () => {
    expect(createRedact('')('detected your API key as ABC123 and so on')).toBe(
      'detected your API key as [redacted] and so on',
    );
    expect(createRedact('')('plain words')).toBe('plain words');
    expect(createRedact('a.b')('axb a.b')).toBe('axb [redacted]');
  });
});
