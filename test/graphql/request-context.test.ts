import { expect, test } from '@jest/globals';
import { createRequestContext } from '../../src/graphql/context.ts';
import type { CallOptions } from '../../src/market/market-source.ts';
import type { CallGuard } from '../../src/market/upstream-call.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { sourceAnswering } from '../market/support/replay-server.ts';
import { NO_WATCHLISTS } from '../support/no-watchlists.ts';

test('each context makes its calls in its own class and on its client’s account', async () => {
  const seen: CallOptions[] = [];
  const guard: CallGuard = (call, send) => {
    seen.push(call.options);
    return send(call.options.signal);
  };
  const replay = await sourceAnswering((_, response) => response.end('{"bestMatches": []}'), { guard });
  const parts = {
    requestId: 'r',
    source: replay.source,
    watchlists: NO_WATCHLISTS,
    log: createLogger({ level: 'silent', pretty: false }),
    debug: false,
  };
  const run = { signal: new AbortController().signal, background: true, keepOut: () => undefined };
  const own = createRequestContext({ ...parts, call: { client: '203.0.113.7' } });
  const warm = createRequestContext({ ...parts, call: { callClass: 'warm' } });
  for (const context of [own, own.inBackground(run), warm, warm.inBackground(run)]) {
    await context.loaders.searches.load('tesla');
  }
  expect(seen).toEqual([
    { client: '203.0.113.7' },
    { client: '203.0.113.7', callClass: 'refresh', signal: run.signal },
    { callClass: 'warm' },
    { callClass: 'warm', signal: run.signal },
  ]);
  await replay.close();
});
