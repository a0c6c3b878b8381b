import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { rejectionOf, sourceAnswering } from './support/replay-server.ts';

const TIMEOUT_MS = 150;

function drip(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}

const STALLS: readonly (readonly [string, (response: ServerResponse) => void])[] = [
  ['accepts and hangs', () => undefined],
  ['sends its headers and falls silent', (response) => response.writeHead(200).flushHeaders()],
  ['drips byte after byte', drip],
];

describe('the total deadline', () => {
  test.each(STALLS)('ends a call to an upstream that %s', async (_, stall) => {
    const replay = await sourceAnswering((__, response) => stall(response), { timeoutMs: TIMEOUT_MS });
    const dropped = new Promise((resolve) => replay.server.on('connection', (socket) => socket.on('close', resolve)));
    const startedMs = performance.now();
    const error = await rejectionOf(replay.source.quote('IBM'));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(TIMEOUT_MS - 5);
    expect(performance.now() - startedMs).toBeLessThan(TIMEOUT_MS + 2_000);
    // The call's socket goes with it: the server sees it close before the source is closed.
    await dropped;
    await replay.close();
  });

  test('the caller may end the call earlier', async () => {
    const caller = new AbortController();
    const replay = await sourceAnswering(() => caller.abort());
    const error = await rejectionOf(replay.source.quote('IBM', { signal: caller.signal }));
    await replay.close();
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', message: expect.stringContaining('The caller ended') });
  });

  test('a call that ended in time leaves no timer behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const replay = await sourceAnswering((_, response) => response.end('{"bestMatches": []}'), {
      timeoutMs: 3_600_000,
    });
    const before = timers();
    for (const keywords of ['a', 'b', 'c', 'd', 'e']) await replay.source.search(keywords);
    // The server and the pool each keep a timer for the one connection, however many calls went over it.
    expect(timers() - before).toBeLessThan(5);
    await replay.close();
  });

  test('a body without an end is cut off', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 32);
    const replay = await sourceAnswering((_, response) => {
      const pump = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', pump);
      };
      pump();
    });
    const error = await rejectionOf(replay.source.quote('IBM'));
    await replay.close();
    expect(error).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE', message: expect.stringContaining('16777216 bytes') });
  });

  test('a refused connection and one cut short are an unavailable upstream', async () => {
    const replay = await sourceAnswering((request) => request.socket.destroy());
    expect(await rejectionOf(replay.source.quote('IBM'))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    replay.server.closeAllConnections();
    await new Promise((resolve) => replay.server.close(resolve));
    const refused = await rejectionOf(replay.source.quote('IBM'));
    expect(refused).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', message: expect.stringContaining('ECONNREFUSED') });
    await replay.source.close();
  });
});
