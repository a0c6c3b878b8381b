import type { AuditLog } from '../audit/audit-log.ts';
import { FileAuditLog } from '../audit/file-audit-log.ts';
import type { MemoryStore, StoreInspector } from '../cache/index.ts';
import type { Config } from '../config.ts';
import { MemoryPolicyStore } from '../policies/memory-policy-store.ts';
import type { PolicyStore } from '../policies/policy-store.ts';
import { connectRedis } from '../redis/connect.ts';
import { RedisKeys } from '../redis/keys.ts';
import { RedisAuditLog } from '../redis/redis-audit-log.ts';
import { RedisInspector } from '../redis/redis-inspector.ts';
import { RedisPolicyStore } from '../redis/redis-policy-store.ts';
import { RedisStatsStore } from '../redis/redis-stats-store.ts';
import { MemoryStatsStore } from '../stats/memory-stats-store.ts';
import type { StatsStore } from '../stats/stats-store.ts';

/** What the replicas share beside the entries themselves. */
export interface Fleet {
  readonly inspector: StoreInspector;
  readonly audit: AuditLog;
  readonly counters: StatsStore;
  readonly policies: PolicyStore;
  close(): void;
}

/** No request waits for these commands, so they may take longer than those of a request, ms. */
const DEADLINE_MS = 5000;

/**
 * On Redis by a connection of its own, so that what operators ask delays no request; without Redis, in this process and
 * on its disk.
 *
 * @param local The store of this process, for where there is no Redis.
 */
export function connectFleet({ redis, admin }: Config, local: MemoryStore): Fleet {
  if (redis.url === null) {
    return {
      inspector: local,
      audit: new FileAuditLog(admin.auditFile),
      counters: new MemoryStatsStore(),
      policies: new MemoryPolicyStore(),
      close: () => undefined,
    };
  }
  // Ignored because the store's connection to the same Redis tells of the same trouble.
  const client = connectRedis({ url: redis.url, deadlineMs: DEADLINE_MS, onError: () => undefined });
  const keys = new RedisKeys(redis.keyPrefix);
  return {
    inspector: new RedisInspector(client, keys),
    audit: new RedisAuditLog(client, keys),
    counters: new RedisStatsStore(client, keys, Date.now),
    policies: new RedisPolicyStore(client, keys),
    close: () => client.disconnect(),
  };
}
