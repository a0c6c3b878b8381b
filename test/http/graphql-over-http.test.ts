import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type GraphServer, startGraphServer } from '../support/graph-server.ts';

/** MAYs we refuse: each is a GET that any web page could make a browser send, which CSRF prevention is there to stop. */
const REFUSED_ON_PURPOSE: readonly string[] = ['5A70', 'D6D5', '6A70'];

let server: GraphServer;
beforeAll(async () => {
  server = await startGraphServer();
});
afterAll(() => server.close());

describe('GraphQL over HTTP, against the listening server', () => {
  const audits = serverAudits({ url: () => server.url, fetchFn: fetch });
  for (const audit of audits) {
    test(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      const reason = 'reason' in result ? result.reason : '';
      const expected = REFUSED_ON_PURPOSE.includes(audit.id) ? 'notice' : 'ok';
      expect({ status: result.status, reason }).toEqual({
        status: expected,
        reason: expected === 'ok' ? '' : expect.anything(),
      });
    });
  }
});
