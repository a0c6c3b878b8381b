import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';

describe('startChaosProxy', () => {
  let echo: Server;
  let proxy: ChaosProxy;
  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    const address = echo.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server must have a port.');
    proxy = await startChaosProxy(address.port);
  });
  afterEach(async () => {
    await proxy.close();
    echo.close();
  });

  test('passes what is sent and what is answered, and counts it', async () => {
    const client = await opened();
    expect(await answerOf(client, 'hello')).toBe('hello');
    expect([proxy.asked('ell'), proxy.asked('other')]).toEqual([1, 0]);
  });

  test('holds replies back', async () => {
    const client = await opened();
    proxy.delay(120);
    const startedAt = performance.now();
    expect(await answerOf(client, 'slow')).toBe('slow');
    expect(performance.now() - startedAt).toBeGreaterThan(100);
  });

  test('cuts what is open and takes new connections', async () => {
    const client = await opened();
    expect(await answerOf(client, 'hello')).toBe('hello');
    const over = ended(client);
    proxy.cut();
    expect(await over).toBe('');
    expect(await answerOf(await opened(), 'again')).toBe('again');
  });

  test('cuts in the middle of a reply', async () => {
    const client = await opened();
    proxy.cutMidReply();
    const over = ended(client);
    client.write('12345678');
    expect(await over).toBe('1234');
  });

  test('refuses until it passes again', async () => {
    proxy.refuse();
    expect(await ended(connect(proxy.port, '127.0.0.1'))).toBe('');
    proxy.pass();
    expect(await answerOf(await opened(), 'again')).toBe('again');
  });

  async function opened(): Promise<Socket> {
    const client = connect(proxy.port, '127.0.0.1');
    client.on('error', () => undefined);
    await once(client, 'connect');
    return client;
  }
});

async function answerOf(client: Socket, text: string): Promise<string> {
  const answered = once(client, 'data');
  client.write(text);
  return String((await answered)[0]);
}

/** What came until the connection was over. */
function ended(client: Socket): Promise<string> {
  const came: string[] = [];
  client.on('data', (piece) => came.push(String(piece)));
  client.on('error', () => undefined);
  return new Promise((resolve) => client.once('close', () => resolve(came.join(''))));
}
