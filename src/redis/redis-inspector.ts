import { Cluster, type Redis } from 'ioredis';
import type { CacheKey, KeyScan, KeysFound, Stored, StoreInspector, TagIds } from '../cache/index.ts';
import type { RedisClient } from './connect.ts';
import type { RedisKeys } from './keys.ts';
import { reaching } from './reaching.ts';

/** Redis as operators look at it: SCAN in small steps, over a connection that no request waits for. */
export class RedisInspector implements StoreInspector {
  readonly #client: RedisClient;
  readonly #keys: RedisKeys;

  constructor(client: RedisClient, keys: RedisKeys) {
    this.#client = client;
    this.#keys = keys;
  }

  /** The cursor is `server:cursor of that server`; a cluster's masters come one after the other. */
  keys({ cursor, category, count }: KeyScan): Promise<KeysFound> {
    return reaching(async () => {
      const [index = 0, from = '0'] = cursor === null ? [] : parseCursor(cursor);
      const servers = this.#servers();
      const server = servers[index];
      if (server === undefined) return { keys: [], next: null };
      const [after, names] = await server.scan(from, 'MATCH', this.#keys.entriesOf(category), 'COUNT', count);
      const keys = names.flatMap((name) => {
        const parsed = this.#keys.parse(name);
        return parsed?.kind === 'entry' ? [parsed.key] : [];
      });
      if (after !== '0') return { keys, next: `${index}:${after}` };
      return { keys, next: index + 1 < servers.length ? `${index + 1}:0` : null };
    });
  }

  entries(keys: readonly CacheKey[]): Promise<readonly (Buffer | null)[]> {
    return reaching(() => Promise.all(keys.map((key) => this.#client.getBuffer(this.#keys.entry(key).value))));
  }

  sizes(keys: readonly CacheKey[]): Promise<readonly number[]> {
    return reaching(() => Promise.all(keys.map((key) => this.#client.strlen(this.#keys.entry(key).value))));
  }

  stored(keys: readonly CacheKey[]): Promise<readonly Stored[]> {
    return reaching(() => Promise.all(keys.map((key) => this.#storedOf(key))));
  }

  tagIds(tags: readonly string[]): Promise<ReadonlyMap<string, TagIds | null>> {
    return reaching(async () => {
      const ids = await Promise.all(tags.map((tag) => this.#client.get(this.#keys.tag(tag))));
      return new Map(tags.map((tag, index) => [tag, ids[index] ?? null]));
    });
  }

  async #storedOf(key: CacheKey): Promise<Stored> {
    const names = this.#keys.entry(key);
    const [entry, keptMs, failure, leaseMs] = await Promise.all([
      this.#client.getBuffer(names.value),
      this.#client.pttl(names.value),
      this.#client.getBuffer(names.failure),
      this.#client.pttl(names.lease),
    ]);
    // A time below 0 says that there is no such key.
    return { entry, keptMs: entry === null ? null : keptMs, failure, leaseMs: leaseMs < 0 ? null : leaseMs };
  }

  /** In one order, or a cursor would mean another server the next time. */
  #servers(): readonly Redis[] {
    if (!(this.#client instanceof Cluster)) return [this.#client];
    const place = ({ options: { host, port } }: Redis): string => `${host}:${port}`;
    return this.#client.nodes('master').sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }
}

function parseCursor(cursor: string): [number, string] {
  const [, server = '0', from = '0'] = /^(\d{1,4}):(\d{1,20})$/.exec(cursor) ?? [];
  return [Number(server), from];
}
