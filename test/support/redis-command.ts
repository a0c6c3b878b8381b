import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { RedisServer } from './redis-server.ts';

const SAID_WITHIN_MS = 20_000;

/** A command and its arguments, for a server or a sentinel. */
export type RedisCommand = readonly [string, ...string[]];

/** Sends one command over a connection of its own, whatever state the server is in. */
export async function say({ port }: Pick<RedisServer, 'port'>, [name, ...args]: RedisCommand): Promise<unknown> {
  const client = new Redis(port, '127.0.0.1', { enableReadyCheck: false });
  // The command fails too, and that is heard.
  client.on('error', () => undefined);
  try {
    return await client.call(name, ...args);
  } finally {
    client.disconnect();
  }
}

/** Asks again and again until the answer has every one of these. */
export async function untilSaid(
  server: Pick<RedisServer, 'port'>,
  command: RedisCommand,
  parts: readonly RegExp[],
): Promise<void> {
  const deadline = performance.now() + SAID_WITHIN_MS;
  for (;;) {
    const text = String(await say(server, command));
    if (parts.every((part) => part.test(text))) return;
    if (performance.now() > deadline) throw new Error(`${command.join(' ')} came to say only:\n${text}`);
    await delay(50);
  }
}
