import type { CacheRequest, InvalidationMode, Served } from '../../../src/cache/index.ts';

/** How a load ends. A fault is our own: nobody is kept off by it. */
export type Outcome = 'value' | 'failure' | 'absence' | 'fault';

/** When something happened. */
interface Moment {
  /** Orders all that happens in a run. */
  readonly turn: number;
  /** An epoch ends when every command sent before has been answered and every push delivered. */
  readonly epoch: number;
  /** The engines' clock, epoch ms. */
  readonly clockMs: number;
}

export interface LoadRecord {
  readonly id: number;
  readonly key: string;
  readonly engine: string;
  /** Begun without a lease, because the store was out of reach. */
  readonly alone: boolean;
  readonly began: Moment;
  end: { readonly at: Moment; readonly outcome: Outcome } | null;
  /** Its process died. */
  abandoned: boolean;
  /** Its process lost the store since it began: its marker may not have been left. */
  unreached: boolean;
}

export interface Question {
  readonly id: number;
  readonly engine: string;
  readonly request: CacheRequest;
  readonly asked: Moment;
}

/** Something that takes leases or failure markers away. */
export interface Upset {
  readonly what: string;
  readonly keys: readonly string[];
  readonly leases: boolean;
  readonly markers: boolean;
  readonly invalidation: { readonly engine: string; readonly mode: InvalidationMode } | null;
  readonly began: Moment;
  /** Null: under way, or nobody knows whether it was done. */
  ended: Moment | null;
  /** The turn from which all engines must know of it. */
  knownFrom: number;
}

/** The longest a plain failure keeps others from loading, ms: the policy of the market's errors. */
const BACK_OFF_MS = 2000;
const LONGEST_BACK_OFF_MS = 60_000;

/** Knows of a run only what is seen from outside, and what the cache promises. */
export class Oracle {
  readonly faults: string[] = [];
  readonly trace: string[] = [];
  readonly loads: LoadRecord[] = [];
  readonly open = new Set<Question>();
  readonly #upsets: Upset[] = [];
  readonly #clock: { readonly now: number };
  #turn = 0;
  #epoch = 0;

  constructor(clock: { readonly now: number }) {
    this.#clock = clock;
  }

  get running(): readonly LoadRecord[] {
    return this.loads.filter(({ end, abandoned }) => end === null && !abandoned);
  }

  note(line: string): Moment {
    this.#turn += 1;
    this.trace.push(`${this.#turn} (${this.#epoch}) ${line}`);
    return { turn: this.#turn, epoch: this.#epoch, clockMs: this.#clock.now };
  }

  asked(engine: string, request: CacheRequest): Question {
    const id = this.#turn + 1;
    const question = { id, engine, request, asked: this.note(`${engine} is asked for ${request.key}`) };
    this.open.add(question);
    return question;
  }

  loadBegan(engine: string, key: string, alone: boolean): LoadRecord {
    const id = this.loads.length;
    const began = this.note(`${engine} begins load ${id} of ${key}${alone ? ' without a lease' : ''}`);
    const load: LoadRecord = { id, key, engine, alone, began, end: null, abandoned: false, unreached: false };
    for (const other of this.loads) if (other.key === key) this.#checkTogether(other, load);
    this.loads.push(load);
    return load;
  }

  loadEnded(load: LoadRecord, outcome: Outcome): void {
    load.end = { at: this.note(`load ${load.id} ends: ${outcome}`), outcome };
  }

  upset(
    what: string,
    keys: readonly string[],
    taken: Partial<Pick<Upset, 'leases' | 'markers' | 'invalidation'>>,
  ): Upset {
    const began = this.note(`${what} begins`);
    const none = { leases: false, markers: false, invalidation: null };
    const upset: Upset = { ...none, ...taken, what, keys, began, ended: null, knownFrom: Number.POSITIVE_INFINITY };
    this.#upsets.push(upset);
    return upset;
  }

  upsetEnded(upset: Upset): void {
    upset.ended = this.note(`${upset.what}, begun at ${upset.began.turn}, is complete`);
  }

  /** An engine found the store out of reach. */
  unreached(engine: string): void {
    this.note(`${engine} finds the store out of reach`);
    for (const load of this.loads) if (load.engine === engine) load.unreached = true;
  }

  /** Its process died: nobody waits for its answers, and its loads do not count. */
  died(engine: string): void {
    this.note(`${engine} dies`);
    for (const load of this.loads) if (load.engine === engine) load.abandoned = true;
    for (const question of this.open) if (question.engine === engine) this.open.delete(question);
  }

  /** @param since The moment from when on all that was sent has been answered, and pushed. */
  settled(since: Moment): void {
    this.#epoch += 1;
    const now = this.note('settled');
    for (const upset of this.#upsets) {
      const before = upset.ended !== null && upset.ended.turn < since.turn;
      if (before) upset.knownFrom = Math.min(upset.knownFrom, now.turn);
    }
  }

  /** It was asked by who goes away without an answer when there is none at hand. */
  withdrawn(question: Question): void {
    if (this.open.delete(question)) this.note(`question ${question.id} is withdrawn`);
  }

  answered(question: Question, served: Served): void {
    if (!this.open.delete(question)) return;
    const load = this.loads[stemOf(served)];
    const { status, tier } = served;
    const now = this.note(`question ${question.id} is answered ${status} ${tier} by load ${load?.id}`);
    const outcome = load?.end?.outcome;
    if (load === undefined || outcome === undefined || load.end === null || load.key !== question.request.key) {
      this.faults.push(`question ${question.id} has an answer of no load of its key`);
      return;
    }
    const isData = served.result.kind === 'value';
    if (isData !== (outcome === 'value')) this.faults.push(`I5: a ${outcome} is served as ${served.result.kind}`);
    this.#checkAge(question, served, { load, ended: load.end.at, outcome, now });
    for (const upset of this.#upsets) this.#checkInvalidated(question, served, { load, outcome, upset });
  }

  /** I1 and I5, when a load begins beside or after another of its key. */
  #checkTogether(first: LoadRecord, second: LoadRecord): void {
    if (first.abandoned || first.alone || second.alone) return;
    const lost = this.#upsets.filter((upset) => reaches(upset, first));
    if (first.end === null) {
      if (!lost.some(({ leases }) => leases)) this.faults.push(`I1: loads ${first.id} and ${second.id} run together`);
      return;
    }
    if (first.end.outcome !== 'failure' || first.unreached || lost.length > 0) return;
    if (second.began.clockMs < first.end.at.clockMs + BACK_OFF_MS) {
      this.faults.push(`I5: load ${second.id} begins while the failure of load ${first.id} keeps others off`);
    }
  }

  /** I2. */
  #checkAge(
    { id, asked, request }: Question,
    { status, staleReason }: Served,
    { load, ended, outcome, now }: { load: LoadRecord; ended: Moment; outcome: Outcome; now: Moment },
  ): void {
    const { maxAgeMs, staleWhileRevalidateMs, staleIfErrorMs, absentMs } = request.policy;
    const freshMs = { value: maxAgeMs, absence: absentMs, failure: this.#longestBackOffMs(load), fault: 0 }[outcome];
    const windowMs = staleReason === 'REFRESHING' ? staleWhileRevalidateMs : staleIfErrorMs;
    const limitMs = status === 'STALE' ? freshMs + windowMs : freshMs;
    const ageMs = now.clockMs - ended.clockMs;
    // Who waited for a load has what it brought, even when the clock was moved before it was handed out.
    if ((status === 'MISS' || status === 'COLLAPSED') && ended.epoch >= asked.epoch) return;
    if (ageMs >= limitMs) this.faults.push(`I2: question ${id} is answered ${status} at an age of ${ageMs} ms`);
  }

  /** It doubles with each failure in a row; the engine may have forgotten some, so that it is shorter than this. */
  #longestBackOffMs({ id, key }: LoadRecord): number {
    const before = this.loads.slice(0, id).filter((load) => load.key === key && load.end !== null);
    const inARow = before.length - 1 - before.findLastIndex((load) => load.end?.outcome !== 'failure');
    return Math.min(LONGEST_BACK_OFF_MS, BACK_OFF_MS * 2 ** inARow);
  }

  /** I3. */
  #checkInvalidated(
    { id, engine, request, asked }: Question,
    { status }: Served,
    { load, outcome, upset }: { readonly load: LoadRecord; readonly outcome: Outcome; readonly upset: Upset },
  ): void {
    const { invalidation, keys, began, ended, knownFrom } = upset;
    if (invalidation === null || ended === null || !keys.includes(request.key)) return;
    const known = invalidation.engine === engine ? ended.turn : knownFrom;
    if (load.began.turn > began.turn || asked.turn < known) return;
    // A failure remembered may outlive a softening: it keeps callers off, and is no data.
    const softened = invalidation.mode === 'SOFT' && (status === 'STALE' || outcome === 'failure');
    const allowed = softened || outcome === 'fault';
    if (!allowed)
      this.faults.push(`I3: question ${id} is answered ${status} by load ${load.id}, begun before "${upset.what}"`);
  }
}

/** Whether an upset may have come after a load had its lease. */
function reaches({ keys, ended }: Upset, { key, began }: LoadRecord): boolean {
  return keys.includes(key) && (ended === null || ended.epoch >= began.epoch);
}

/** The number of the load that an answer stems from; -1: none. Every load puts its number into what it brings. */
function stemOf({ result }: Served): number {
  const carrier = result.kind === 'value' ? result.value : result.error instanceof Error ? result.error.message : null;
  return Number(/^load (\d+)$/.exec(String(carrier))?.[1] ?? -1);
}
