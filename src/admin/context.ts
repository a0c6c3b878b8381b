import type { Logger } from 'pino';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Cache, Inspection } from '../cache/index.ts';
import type { CachedField } from '../directive/index.ts';

/** What the admin API works on. The same for all requests. */
export interface AdminServices {
  readonly cache: Pick<Cache, 'invalidate'>;
  readonly inspection: Inspection;
  /** Every field with `@cached`. */
  readonly fields: readonly CachedField[];
  readonly audit: AuditLog;
  /** Epoch ms. */
  readonly now: () => number;
}

/** What one request of the admin API carries. */
export interface AdminContext extends AdminServices {
  readonly requestId: string;
  readonly log: Logger;
  /** Who asks, as the check that let them in calls them. */
  readonly actor: string;
}
