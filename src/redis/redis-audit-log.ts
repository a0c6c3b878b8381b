import { AUDIT_RECORDS_KEPT, type AuditLog, type AuditRecord, parseAuditRecord } from '../audit/audit-log.ts';
import type { RedisClient } from './connect.ts';
import type { RedisKeys } from './keys.ts';
import { reaching } from './reaching.ts';

/** How long the log is kept after its newest record, ms: 90 days. */
const KEPT_MS = 90 * 86_400_000;

/** The audit log of the fleet: one bounded list. */
export class RedisAuditLog implements AuditLog {
  readonly #client: RedisClient;
  readonly #key: string;

  constructor(client: RedisClient, keys: RedisKeys) {
    this.#client = client;
    this.#key = keys.audit;
  }

  async append(record: AuditRecord): Promise<void> {
    await reaching(async () => {
      const transaction = this.#client.multi().lpush(this.#key, JSON.stringify(record));
      const replies = await transaction
        .ltrim(this.#key, 0, AUDIT_RECORDS_KEPT - 1)
        .pexpire(this.#key, KEPT_MS)
        .exec();
      for (const [error] of replies ?? []) if (error !== null) throw error;
    });
  }

  newest(count: number): Promise<readonly AuditRecord[]> {
    return reaching(async () => {
      const lines = await this.#client.lrange(this.#key, 0, count - 1);
      return lines.flatMap((line) => parseAuditRecord(line) ?? []);
    });
  }
}
