import { connect } from 'node:net';

import { describe, expect, test } from '@jest/globals';

import { startRedis } from './redis-server.ts';

describe('startRedis', () => {
  test('gives each caller a server of its own, gone after stop', async () => {
    const [first, second] = await Promise.all([startRedis(), startRedis()]);
    expect(first.port).not.toBe(second.port);
    await Promise.all([first.stop(), second.stop()]);
    expect(await refuses(first.port)).toBe(true);
    expect(await refuses(second.port)).toBe(true);
  });

  test('can be stopped after it was killed, and twice', async () => {
    const redis = await startRedis({ args: ['--maxmemory', '50mb'] });
    await redis.kill('SIGKILL');
    expect(await refuses(redis.port)).toBe(true);
    await redis.stop();
    await redis.stop();
  });
});

function refuses(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}
