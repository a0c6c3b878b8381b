/** One thing that an operator did, or tried to. */
export interface AuditRecord {
  /** Epoch ms. */
  readonly at: number;
  /** Who: what the check that let them in calls them. */
  readonly actor: string;
  /** The mutation. */
  readonly action: string;
  /** What was asked of it. */
  readonly detail: string;
  /** What came of it; of a refusal its code. */
  readonly effect: string;
}

/** Remembers what operators did, over restarts. Bounded: the oldest go first. */
export interface AuditLog {
  append(record: AuditRecord): Promise<void>;
  /** Newest first. */
  newest(count: number): Promise<readonly AuditRecord[]>;
}

/** How many are kept. */
export const AUDIT_RECORDS_KEPT = 1000;

/** Null for text that is no record. */
export function parseAuditRecord(text: string): AuditRecord | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null; // A line cut short by a crash is passed over; the others are still good.
  }
}

function isRecord(value: unknown): value is AuditRecord {
  if (typeof value !== 'object' || value === null || !('at' in value) || typeof value.at !== 'number') return false;
  return ['actor', 'action', 'detail', 'effect'].every((name) => typeof Reflect.get(value, name) === 'string');
}
