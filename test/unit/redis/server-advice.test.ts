import { expect, test } from '@jest/globals';
import { adviceFor } from '../../../src/redis/server-advice.ts';
import { parseServerInfo } from '../../../src/redis/server-info.ts';

const info = (fields: Readonly<Record<string, string | number>>) =>
  parseServerInfo(
    Object.entries({ redis_version: '7.0.15', maxmemory: 100, maxmemory_policy: 'volatile-lru', ...fields })
      .map(([name, value]) => `${name}:${value}\r\n`)
      .join(''),
  );

test.each([
  ['no limit', { maxmemory: 0, maxmemory_policy: 'noeviction' }, ['maxmemory 0']],
  ['no eviction', { maxmemory_policy: 'noeviction' }, ['maxmemory-policy noeviction']],
  ['eviction of all keys', { maxmemory_policy: 'allkeys-lfu' }, ['Remedy: set maxmemory-policy volatile-lfu']],
  ['an old version', { redis_version: '6.0.16' }, ['Redis 6.0.16 is older than 6.2']],
  ['a very old version', { redis_version: '5.0.7' }, ['Redis 5.0.7 is older than 6.2']],
  ['the oldest version', { redis_version: '6.2.0' }, []],
  ['a Valkey', { redis_version: '7.2.4', server_name: 'valkey', valkey_version: '8.0.1' }, []],
  ['nothing to say', {}, []],
])('%s', (_name, fields, said) => {
  const messages = adviceFor(info(fields)).map(({ message }) => message);
  expect(messages).toEqual(said.map((part) => expect.stringContaining(part)));
  for (const message of messages) expect(message).toContain('Remedy:');
});

test('an old version is an error, the rest are warnings', () => {
  const advice = adviceFor(info({ redis_version: '6.0.16', maxmemory: 0 }));
  expect(advice.map(({ level }) => level)).toEqual(['error', 'warn']);
});
