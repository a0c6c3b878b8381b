import type { CacheEvent, NearStats, Served } from '../cache/index.ts';
import { type CountName, fieldCount } from './counts.ts';
import { bucketOf } from './latency-buckets.ts';
import { MinuteCounts } from './minute-counts.ts';
import { MINUTE_MS, REPLICA_SILENT_MS, type StatsStore } from './stats-store.ts';

export interface RecorderOptions {
  readonly store: StatsStore;
  /** The name of this run of this process, unique in the fleet. */
  readonly replica: string;
  /** Epoch ms. */
  readonly now: () => number;
  /** Whether an error says that there is none, rather than that something failed. */
  readonly isAbsence: (error: unknown) => boolean;
  readonly near: () => NearStats;
  /** False: the store is known to be out of reach, and is left alone until it is back. */
  readonly reachable: () => boolean;
}

/** One that has ended. */
export interface UpstreamCall {
  /** OK: an answer came, be it that there is none. */
  readonly outcome: string;
  readonly durationMs: number;
}

/** How often counts are sent, ms: the fleet sees them within two seconds. */
const FLUSH_MS = 1000;
/** An idle replica says this often that it is there. */
const ANNOUNCE_MS = REPLICA_SILENT_MS / 3;

/**
 * Counts what the engine reports, and sends the counts once a second: those of a whole minute each time, so that nothing
 * is lost but by a crash, and nothing counts twice when an answer is lost and they are sent again.
 */
export class StatsRecorder {
  readonly #options: RecorderOptions;
  readonly #counts = new MinuteCounts();
  readonly #timer: NodeJS.Timeout;
  #flushing: Promise<void> = Promise.resolve();
  #announced = { at: Number.NEGATIVE_INFINITY, text: '' };

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#timer = setInterval(this.#flushBehind, FLUSH_MS);
    this.#timer.unref();
    this.#flushBehind();
  }

  readonly onEvent = (event: CacheEvent): void => {
    if (event.kind === 'served') {
      const { category, field, key } = event.request;
      const minute = this.#minute();
      this.#counts.count(minute, fieldCount(category, field, this.#outcomeOf(event.served)));
      this.#counts.countKey(minute, key, field);
    } else if (event.kind === 'lease-waiting') {
      this.#countOf(event.request, 'leaseWaits');
    } else if (event.kind === 'not-filled' && event.reason === 'too-big') {
      this.#countOf(event.request, 'tooBig');
    }
  };

  readonly onUpstreamCall = ({ outcome, durationMs }: UpstreamCall): void => {
    const minute = this.#minute();
    this.#counts.count(minute, 'u|calls');
    if (outcome !== 'OK') this.#counts.count(minute, 'u|failures');
    this.#counts.count(minute, `b|${bucketOf(durationMs)}`);
  };

  /** Sends what was counted until now. */
  flush(): Promise<void> {
    const flushed = this.#flushing.then(() => this.#send());
    // Whoever asked hears of a failure; the next flush sends again what this one could not.
    this.#flushing = flushed.catch(() => undefined);
    return flushed;
  }

  /** Sends the rest and takes leave. Never rejects: a store that is gone must not hinder the stop. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const { store, replica, reachable } = this.#options;
    if (!reachable()) return;
    await this.flush()
      .then(() => store.leave(replica))
      .catch(() => undefined);
  }

  readonly #flushBehind = (): void => {
    if (!this.#options.reachable()) return;
    // Ignored because the engine, which uses the same store, tells of its troubles.
    this.flush().catch(() => undefined);
  };

  async #send(): Promise<void> {
    const { store, replica } = this.#options;
    await this.#counts.tell(this.#minute(), (report) => store.report(replica, report));
    await this.#announce();
  }

  async #announce(): Promise<void> {
    const { store, replica, near, now } = this.#options;
    const state = { near: near() };
    const text = JSON.stringify(state);
    if (text === this.#announced.text && now() - this.#announced.at < ANNOUNCE_MS) return;
    await store.announce(replica, state);
    this.#announced = { at: now(), text };
  }

  #outcomeOf({ status, result }: Served): CountName {
    switch (status) {
      case 'HIT':
        return 'hits';
      case 'STALE':
        return 'stale';
      case 'NEGATIVE':
        return 'negative';
      case 'BYPASS':
        return 'bypassed';
      case 'MISS':
      case 'COLLAPSED':
        if (result.kind === 'error' && !this.#options.isAbsence(result.error)) return 'errors';
        return status === 'MISS' ? 'misses' : 'collapsed';
    }
  }

  #countOf({ category, field }: { readonly category: string; readonly field: string }, name: CountName): void {
    this.#counts.count(this.#minute(), fieldCount(category, field, name));
  }

  #minute(): number {
    return Math.floor(this.#options.now() / MINUTE_MS);
  }
}
