import { expect, test } from '@jest/globals';
import { MemoryWatch } from '../../../src/redis/memory-watch.ts';
import type { ServerInfo } from '../../../src/redis/server-info.ts';

const server = (fields: Partial<ServerInfo> = {}): ServerInfo => ({
  version: '7.0.15',
  usedBytes: 10,
  maxBytes: 100,
  peakBytes: 20,
  fragmentationRatio: 1.1,
  evictedKeys: 1,
  expiredKeys: 2,
  policy: 'volatile-lru',
  ...fields,
});

/** A watch that looks only when told to. */
function createWatch() {
  const told: string[] = [];
  const servers: { read: () => Promise<readonly ServerInfo[]> } = { read: async () => [server()] };
  const watch = new MemoryWatch({
    read: () => servers.read(),
    everyMs: 1_000_000,
    onPressure: (pressure) => told.push(pressure),
    onAdvice: ({ message }) => told.push(message),
  });
  return { watch, servers, told };
}

test('knows nothing before the first look', () => {
  const { watch } = createWatch();
  expect([watch.stats, watch.pressure]).toEqual([null, 'NORMAL']);
});

test('tells each change of the level once', async () => {
  const { watch, servers, told } = createWatch();
  for (const usedBytes of [10, 85, 85, 78, 85, 96, 92, 10]) {
    servers.read = async () => [server({ usedBytes })];
    await watch.look();
  }
  expect(told).toEqual(['HIGH', 'CRITICAL', 'NORMAL']);
});

test('gives advice once', async () => {
  const { watch, servers, told } = createWatch();
  servers.read = async () => [server({ policy: 'noeviction' }), server({ policy: 'noeviction' })];
  await watch.look();
  await watch.look();
  expect(told).toEqual([expect.stringContaining('noeviction')]);
});

test('adds up the masters, and takes the level of the fullest', async () => {
  const { watch, servers } = createWatch();
  servers.read = async () => [server(), server({ usedBytes: 90, fragmentationRatio: 1.4 }), server()];
  await watch.look();
  expect(watch.stats).toEqual({
    usedBytes: 110,
    maxBytes: 300,
    peakBytes: 60,
    fragmentationRatio: 1.4,
    evictedKeys: 3,
    expiredKeys: 6,
    policy: 'volatile-lru',
    pressure: 'HIGH',
  });
});

test('a server without a limit is never full', async () => {
  const { watch, servers } = createWatch();
  servers.read = async () => [server({ maxBytes: null, usedBytes: 1e12 })];
  await watch.look();
  expect(watch.stats).toMatchObject({ maxBytes: null, pressure: 'NORMAL' });
});

test('holds the last level while no server answers', async () => {
  const { watch, servers, told } = createWatch();
  servers.read = async () => [server({ usedBytes: 99 })];
  await watch.look();
  servers.read = () => Promise.reject(new Error('Connection is closed.'));
  await watch.look();
  expect([watch.pressure, told]).toEqual(['CRITICAL', ['CRITICAL']]);
});

test('says once that INFO is forbidden', async () => {
  const { watch, servers, told } = createWatch();
  servers.read = () => Promise.reject(new Error("NOPERM User default has no permissions to run the 'info' command"));
  await watch.look();
  await watch.look();
  expect(told).toEqual([expect.stringContaining('forbids INFO')]);
});
