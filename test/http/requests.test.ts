import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphServer, startGraphServer } from '../support/graph-server.ts';

let server: GraphServer;
let origin: string;
beforeAll(async () => {
  server = await startGraphServer({ bodyLimitBytes: 2_000 });
  origin = new URL(server.url).origin;
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };

async function codeOf(response: Response): Promise<unknown> {
  return JSON.parse(await response.text()).errors[0].extensions;
}

describe('requests that never become an operation', () => {
  test('a body over the limit is 413 REQUEST_TOO_LARGE', async () => {
    const body = JSON.stringify({ query: `{ __typename } # ${'x'.repeat(3_000)}` });
    const response = await fetch(server.url, { method: 'POST', headers: json, body });
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toEqual({ code: 'REQUEST_TOO_LARGE' });
  });

  test.each(['{"query":', ''])('malformed JSON %j is 400 BAD_REQUEST', async (body) => {
    const response = await fetch(server.url, { method: 'POST', headers: json, body });
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toEqual({ code: 'BAD_REQUEST' });
  });

  test('a media type that a form can send is 415', async () => {
    const headers = { 'content-type': 'text/plain' };
    const response = await fetch(server.url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
    expect(response.status).toBe(415);
    expect(await codeOf(response)).toEqual({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  test('an unknown path is 404', async () => {
    const response = await fetch(`${origin}/nothing`);
    expect(response.status).toBe(404);
    expect(await codeOf(response)).toEqual({ code: 'NOT_FOUND' });
  });

  test.each(['PUT', 'DELETE', 'OPTIONS'])('%s is 405 and says what is allowed', async (method) => {
    const response = await fetch(`${server.url}?a=1`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
    expect(await codeOf(response)).toEqual({ code: 'METHOD_NOT_ALLOWED' });
  });

  test('a Host header that is none is 400, not an internal error', async () => {
    const headers = { host: '[bad', 'apollo-require-preflight': '1' };
    const [response] = await once(request(`${server.url}?query={__typename}`, { headers }).end(), 'response');
    response.resume();
    expect(response.statusCode).toBe(400);
  });

  test('a batch is refused', async () => {
    const response = await fetch(server.url, { method: 'POST', headers: json, body: '[{"query":"{ __typename }"}]' });
    expect(response.status).toBe(400);
  });
});

test('a document that fails is 400 in the new media type and 200 in the old one', async () => {
  const body = JSON.stringify({ query: '{ nothing }' });
  const asked = (accept: string) => fetch(server.url, { method: 'POST', headers: { ...json, accept }, body });
  expect((await asked('application/graphql-response+json')).status).toBe(400);
  expect((await asked('application/json')).status).toBe(200);
});

describe('cross-site requests', () => {
  const get = `?query=${encodeURIComponent('{ __typename }')}`;

  test('a GET that a foreign page could send without a preflight is refused', async () => {
    const response = await fetch(`${server.url}${get}`, { headers: { accept: '*/*' } });
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toEqual({ code: 'BAD_REQUEST' });
  });

  test('a GET with a preflighted header is answered', async () => {
    const response = await fetch(`${server.url}${get}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('a browser', () => {
  test('gets GraphiQL whole, with nothing from another host', async () => {
    const response = await fetch(server.url, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    const html = await response.text();
    expect(html).toContain('renderYogaGraphiQL');
    expect(html).not.toMatch(/<(?:script|link|img|iframe)[^>]*\s(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i);
    expect(html).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//i);
  });
});
