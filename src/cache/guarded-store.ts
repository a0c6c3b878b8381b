import { type CircuitBreakerPolicy, CircuitState, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { type CacheKey, cacheKeyOf } from './cache-key.ts';
import {
  type Deposit,
  type Deposited,
  type Found,
  type InvalidationTarget,
  type LeaseTry,
  type Look,
  type Question,
  type Store,
  type StoreListener,
  StoreRefusedError,
  StoreUnavailableError,
} from './store.ts';
import type { InvalidationMode } from './tags.ts';

export interface GuardOptions {
  /** No command takes longer, ms. */
  readonly deadlineMs: number;
  /** This many failures in a row open the breaker. Default 5. */
  readonly failuresToOpen?: number;
  /** How long an open breaker waits before each probe, ms. Default 1000. */
  readonly probeAfterMs?: number;
  /** False when the client knows that it has no connection: one failure is then enough. */
  readonly connected: () => boolean;
  /** Told of each opening and each closing, once. */
  readonly onChange: (change: GuardChange) => void;
}

export type GuardChange = { readonly state: 'open'; readonly error: unknown } | { readonly state: 'closed' };

/** Read to learn whether the store answers again; nobody fills it. */
const PROBE_KEY = cacheKeyOf('PROBE', '0', '0');

/**
 * Keeps a store in trouble from costing time: every command ends by its deadline, and when the store was silent for some
 * in a row no command is sent at all. The guard then asks by itself whether the store is back; no request is the probe.
 */
export class GuardedStore implements Store {
  readonly #inner: Store;
  readonly #options: GuardOptions;
  readonly #breaker: CircuitBreakerPolicy;
  #open = false;
  #closed = false;
  #probeTimer: NodeJS.Timeout | undefined;

  constructor(inner: Store, options: GuardOptions) {
    this.#inner = inner;
    this.#options = options;
    const consecutive = new ConsecutiveBreaker(options.failuresToOpen ?? 5);
    this.#breaker = circuitBreaker(handleWhen(isSilence), {
      // The guard decides when to probe, so the breaker need not wait as well.
      halfOpenAfter: 0,
      breaker: {
        state: undefined,
        success: () => consecutive.success(),
        failure: () => consecutive.failure() || !options.connected(),
      },
    });
    this.#breaker.onBreak((reason) => this.#onBreak('error' in reason ? reason.error : undefined));
    this.#breaker.onReset(() => this.#onReset());
  }

  /** Whether commands are rejected without being sent. */
  get open(): boolean {
    return this.#open;
  }

  read(questions: readonly Question[]): Promise<readonly Found[]> {
    return this.#guard(() => this.#inner.read(questions));
  }

  /**
   * A try that was sent and not answered may be granted later, when a frozen store thaws, and nobody would listen: it is
   * given back behind it, past a breaker that it has itself opened.
   */
  async acquire(tries: readonly LeaseTry[]): Promise<readonly Look[]> {
    let sent = false;
    try {
      return await this.#guard(() => {
        sent = true;
        return this.#inner.acquire(tries);
      });
    } catch (error) {
      if (sent) for (const { key, token } of tries) this.#inner.release(key, token).catch(() => undefined);
      throw error;
    }
  }

  renew(lease: LeaseTry): Promise<boolean> {
    return this.#guard(() => this.#inner.renew(lease));
  }

  fill(deposits: readonly Deposit[]): Promise<readonly Deposited[]> {
    return this.#guard(() => this.#inner.fill(deposits));
  }

  fail(deposits: readonly Deposit[]): Promise<readonly Deposited[]> {
    return this.#guard(() => this.#inner.fail(deposits));
  }

  release(key: CacheKey, token: string): Promise<boolean> {
    return this.#guard(() => this.#inner.release(key, token));
  }

  invalidate(target: InvalidationTarget, mode: InvalidationMode): Promise<void> {
    return this.#guard(() => this.#inner.invalidate(target, mode));
  }

  replace(key: CacheKey, old: Buffer, payload: Buffer): Promise<boolean> {
    return this.#guard(() => this.#inner.replace(key, old, payload));
  }

  /** What the store tells of itself waits for no reply. */
  listen(listener: StoreListener): void {
    this.#inner.listen(listener);
  }

  close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#probeTimer);
    return this.#inner.close();
  }

  /** Asks an open store at once whether it is back, for who has reason to think so. Never rejects. */
  async probe(): Promise<void> {
    if (this.#closed || this.#breaker.state !== CircuitState.Open) return;
    try {
      await this.#breaker.execute(() => this.#withinDeadline(() => this.#inner.read([{ key: PROBE_KEY, tags: [] }])));
    } catch {
      // The breaker has taken note of it; the next probe follows.
    }
    this.#probeLater();
  }

  async #guard<Reply>(command: () => Promise<Reply>): Promise<Reply> {
    if (this.#breaker.state !== CircuitState.Closed) {
      throw new StoreUnavailableError('the store is left alone until it answers a probe');
    }
    return this.#breaker.execute(() => this.#withinDeadline(command));
  }

  #withinDeadline<Reply>(command: () => Promise<Reply>): Promise<Reply> {
    const { deadlineMs } = this.#options;
    return new Promise((resolve, reject) => {
      const late = (): void => reject(new StoreUnavailableError(`the store did not answer within ${deadlineMs} ms`));
      // When this process was the slow one the reply may lie unread: it is read before the verdict.
      const timer = setTimeout(() => setImmediate(late), deadlineMs);
      timer.unref();
      command()
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }

  #onBreak(error: unknown): void {
    this.#probeLater();
    if (this.#open) return;
    this.#open = true;
    this.#options.onChange({ state: 'open', error });
  }

  #onReset(): void {
    clearTimeout(this.#probeTimer);
    this.#open = false;
    this.#options.onChange({ state: 'closed' });
  }

  #probeLater(): void {
    clearTimeout(this.#probeTimer);
    if (this.#closed || this.#breaker.state === CircuitState.Closed) return;
    this.#probeTimer = setTimeout(() => void this.probe(), this.#options.probeAfterMs ?? 1000);
    this.#probeTimer.unref();
  }
}

/** A refusal is an answer: it costs no wait, and the next command may well be accepted. */
function isSilence(error: Error): boolean {
  return error instanceof StoreUnavailableError && !(error instanceof StoreRefusedError);
}
