import { once } from 'node:events';
import { request as httpRequest, Agent } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { drain } from '../../src/http/drain.ts';
import { type GraphServer, startGraphServer } from '../support/graph-server.ts';

let server: GraphServer;
let readyz: string;
beforeEach(async () => {
  server = await startGraphServer();
  readyz = new URL('/readyz', server.url).href;
});
afterEach(() => server.close());

test('healthz answers while readyz follows readiness', async () => {
  expect(await (await fetch(readyz)).json()).toEqual({ status: 'ready' });
  server.health.degraded = 'redis';
  expect(await (await fetch(readyz)).json()).toEqual({ status: 'degraded', reason: 'redis' });
  server.health.ready = false;
  expect((await fetch(readyz)).status).toBe(503);
  expect((await fetch(new URL('/healthz', server.url))).status).toBe(200);
});

test('draining flips readyz first, still answers, and tells connections to close', async () => {
  const drained = drain({ ...server, graceMs: 5_000, noticeMs: 500 });
  const response = await fetch(readyz);
  expect(response.status).toBe(503);
  expect(response.headers.get('connection')).toBe('close');
  expect((await server.ask('{ quote(symbol: "IBM") { price } }')).body.data).toEqual({ quote: { price: 100.5 } });
  await drained;
  await expect(fetch(readyz)).rejects.toThrow();
});

test('a request in flight when the sockets close is answered', async () => {
  let open = () => {};
  server.source.gate = new Promise((resolve) => {
    open = resolve;
  });
  const answer = server.ask('{ quote(symbol: "IBM") { price } }');
  while (server.source.calls.length === 0) await sleep(5);
  const drained = drain({ ...server, graceMs: 5_000, noticeMs: 0 });
  while (server.fastify.server.listening) await sleep(5);
  open();
  expect((await answer).body.data).toEqual({ quote: { price: 100.5 } });
  await drained;
});

test('a request still on its way on an accepted connection is answered', async () => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  await fetch(readyz);
  const drained = drain({ ...server, graceMs: 5_000, noticeMs: 0 });
  while (server.fastify.server.listening) await sleep(5);
  socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('HTTP/1.1 200 OK');
  await drained;
});

test('a request that never ends is cut when the grace is over', async () => {
  server.source.gate = new Promise(() => {});
  const failure = expect(server.ask('{ quote(symbol: "IBM") { price } }')).rejects.toThrow();
  while (server.source.calls.length === 0) await sleep(5);
  await drain({ ...server, graceMs: 200, noticeMs: 0 });
  await failure;
});

test('an idle kept-alive connection does not hold the process up', async () => {
  const agent = new Agent({ keepAlive: true });
  const [response] = await once(httpRequest(readyz, { agent }).end(), 'response');
  response.resume();
  await once(response, 'end');
  const startedMs = performance.now();
  await drain({ ...server, graceMs: 5_000, noticeMs: 0 });
  expect(performance.now() - startedMs).toBeLessThan(2_000);
  agent.destroy();
});
