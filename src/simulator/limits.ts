/** How many requests the simulator answers before it refuses, as the vendor does for a free key. */
export interface LimitOptions {
  /** 0 for no limit. */
  readonly perSecond: number;
  /** 0 for no limit; counted per UTC day. */
  readonly perDay: number;
  now(): number;
}

/** What the limits say of one request. */
export type Verdict = 'pass' | 'burst' | 'daily';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

/** Asked once per request. Refused requests use up nothing. */
export function createLimits({ perSecond, perDay, now }: LimitOptions): () => Verdict {
  let passedAt: readonly number[] = [];
  let day = -1;
  let passedToday = 0;

  return () => {
    const nowMs = now();
    const today = Math.floor(nowMs / DAY_MS);
    if (today !== day) {
      day = today;
      passedToday = 0;
    }
    passedAt = passedAt.filter((at) => nowMs - at < SECOND_MS);
    if (perSecond > 0 && passedAt.length >= perSecond) {
      return 'burst';
    }
    if (perDay > 0 && passedToday >= perDay) {
      return 'daily';
    }
    if (perSecond > 0) {
      passedAt = [...passedAt, nowMs];
    }
    passedToday += 1;
    return 'pass';
  };
}
