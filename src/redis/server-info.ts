import { Cluster } from 'ioredis';
import type { RedisClient } from './connect.ts';

/** What a server says of itself. */
export interface ServerInfo {
  /** Of Redis, or what a Valkey says it is compatible with. */
  readonly version: string;
  readonly usedBytes: number;
  /** Null: no limit is set. */
  readonly maxBytes: number | null;
  /** The most it has used since it started, bytes. */
  readonly peakBytes: number;
  /** Memory taken from the system for each byte used. */
  readonly fragmentationRatio: number;
  /** Keys thrown out for want of memory, since it started. */
  readonly evictedKeys: number;
  /** Keys whose time had come, since it started. */
  readonly expiredKeys: number;
  /** `maxmemory-policy`. */
  readonly policy: string;
}

/**
 * Asks the server, or every master of a cluster. INFO alone, since hosted servers often forbid CONFIG. No wait of its
 * own: the client's deadline ends it.
 *
 * @throws what the client rejects with; a ReplyError when INFO is forbidden.
 */
export async function readServerInfos(client: RedisClient): Promise<readonly ServerInfo[]> {
  const servers = client instanceof Cluster ? client.nodes('master') : [client];
  return Promise.all(servers.map(async (server) => parseServerInfo(await server.info())));
}

/** Reads the reply to INFO. A figure that a server leaves out is 0. */
export function parseServerInfo(reply: string): ServerInfo {
  const fields = new Map([...reply.matchAll(/^(\w+):(.*?)\r?$/gm)].map(([, name, value]) => [name, value]));
  const figure = (name: string): number => Number(fields.get(name) ?? 0);
  return {
    version: fields.get('redis_version') ?? '0',
    usedBytes: figure('used_memory'),
    maxBytes: figure('maxmemory') || null,
    peakBytes: figure('used_memory_peak'),
    fragmentationRatio: figure('mem_fragmentation_ratio'),
    evictedKeys: figure('evicted_keys'),
    expiredKeys: figure('expired_keys'),
    policy: fields.get('maxmemory_policy') ?? 'unknown',
  };
}
