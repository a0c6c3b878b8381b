import {
  Cache,
  type CacheKey,
  type CacheRequest,
  cacheKeyOf,
  type FreshFor,
  type Served,
} from '../../src/cache/index.ts';
import { loadConfig } from '../../src/config.ts';
import { marketErrorPolicy } from '../../src/market-error-policy.ts';
import { type Chance, createChance } from './chance.ts';
import { type Deployment, warmSet } from './deployments.ts';
import { FleetStore } from './fleet-store.ts';
import type { KindName } from './kinds.ts';
import type { MarketHours } from './market-hours.ts';
import { MemoryTally } from './memory-tally.ts';
import { MovedClock } from './moved-clock.ts';
import { Rules } from './rules.ts';
import { separateKey, withoutLeases } from './separate-loads.ts';
import type { Settings } from './settings.ts';
import { Tally } from './tally.ts';
import type { Ask, Visit } from './trace.ts';

export interface ReplayOptions {
  readonly seed: number;
  readonly settings: Settings;
  readonly trace: readonly Visit[];
  readonly deployments: readonly Deployment[];
  readonly hours: MarketHours;
  readonly instances: number;
  /** How many of the most asked symbols the warm set has. */
  readonly warmSymbols: number;
  /** Hears each answer, beside the tally. `now`: epoch ms. */
  readonly onAnswer?: (ask: Ask, served: Served, now: number) => void;
}

export interface Replayed {
  readonly tally: Tally;
  /** The most that lay in the store, bytes. */
  readonly peakBytes: number;
}

/** Nothing of the engine's may wait for real time to pass: whoever waits is woken. */
const NEVER_MS = 100_000_000;
/** How far apart the instances of a deployment start, ms. */
const ROLLING_MS = 60_000;

/** Answers a trace with the real engine on a clock moved by hand: equal options give equal results. */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const fleet = new Fleet(options);
  const events: Event[] = [
    ...options.trace.map((visit) => ({ at: visit.at, happen: () => fleet.visit(visit) })),
    ...options.deployments.flatMap((deployment) => fleet.eventsOf(deployment)),
  ];
  for (const { at, happen } of events.toSorted((one, other) => one.at - other.at)) {
    await fleet.clock.moveTo(at);
    happen();
  }
  await fleet.clock.runOut();
  fleet.check();
  return { tally: fleet.tally, peakBytes: fleet.memory.peakBytes };
}

interface Event {
  /** Epoch ms. */
  readonly at: number;
  readonly happen: () => void;
}

/** Several instances over one store. */
class Fleet {
  readonly clock: MovedClock;
  readonly tally: Tally;
  readonly memory: MemoryTally;
  readonly #settings: Settings;
  readonly #hours: MarketHours;
  readonly #store: FleetStore;
  readonly #random: Chance;
  readonly #rules: Rules;
  readonly #freshFor = new Map<KindName, FreshFor | undefined>();
  readonly #spread: Chance;
  readonly #requests = new Map<Ask, CacheRequest>();
  readonly #warmSymbols: number;
  readonly #onAnswer: ReplayOptions['onAnswer'];
  readonly #instances: Cache[];
  readonly #faults: unknown[] = [];
  #asked = 0;

  constructor({ seed, settings, trace, hours, instances, warmSymbols, onAnswer }: ReplayOptions) {
    this.#settings = settings;
    this.#hours = hours;
    this.clock = new MovedClock(trace[0]?.at ?? 0);
    this.memory = new MemoryTally();
    this.#store = new FleetStore(this.clock.now, (deposit) => this.memory.filled(deposit, this.clock.now()));
    this.#random = createChance(seed, 'engine');
    this.#rules = new Rules(settings, hours);
    this.#spread = createChance(seed, 'spread');
    this.#warmSymbols = warmSymbols;
    this.#onAnswer = onAnswer;
    this.tally = new Tally(this.#rules, hours);
    this.#instances = Array.from({ length: instances }, () => this.#start());
  }

  visit({ lane, asks }: Visit): void {
    const instance = this.#instances[Math.floor(lane * this.#instances.length)];
    if (instance === undefined) throw new Error('A lane is at least 0 and below 1.');
    for (const ask of asks) this.#ask(instance, ask, this.#answered);
  }

  eventsOf({ at, newStore }: Deployment): readonly Event[] {
    const restarts = this.#instances.map((_, index) => ({
      at: at + index * ROLLING_MS,
      happen: () => {
        this.#instances[index] = this.#start();
      },
    }));
    const replaced = newStore ? [{ at, happen: () => this.#replaceStore() }] : [];
    const warmed = this.#settings.warming ? [{ at: at + 1, happen: () => this.#warm() }] : [];
    return [...replaced, ...restarts, ...warmed];
  }

  /** What went wrong behind an answer ends the run. */
  check(): void {
    if (this.#faults.length > 0) throw new AggregateError(this.#faults, 'The replay failed.');
  }

  #replaceStore(): void {
    this.#store.replace();
    this.memory.clear();
  }

  #warm(): void {
    const [instance] = this.#instances;
    for (const ask of warmSet(this.#warmSymbols)) if (instance !== undefined) this.#ask(instance, ask, () => undefined);
  }

  #ask(instance: Cache, ask: Ask, answered: (ask: Ask, served: Served) => void): void {
    const served = instance.getOrLoad(this.#requestOf(ask), () => this.#call(ask));
    if (!(served instanceof Promise)) answered(ask, served);
    else served.then((late) => answered(ask, late)).catch((error: unknown) => this.#faults.push(error));
  }

  readonly #answered = (ask: Ask, served: Served): void => {
    this.tally.answered(ask.kind, served, this.clock.now());
    this.#onAnswer?.(ask, served, this.clock.now());
  };

  async #call({ kind, subject }: Ask): Promise<unknown> {
    this.tally.called(kind);
    await this.clock.after(kind.latencyMs);
    return kind.valueAt(subject, this.clock.now(), this.#hours);
  }

  #requestOf(ask: Ask): CacheRequest {
    const request = this.#requests.get(ask) ?? this.#newRequest(ask);
    this.#requests.set(ask, request);
    if (this.#settings.oneLoad) return request;
    this.#asked += 1;
    return { ...request, key: separateKey(request.key, this.#asked) };
  }

  #newRequest(ask: Ask): CacheRequest {
    const { kind } = ask;
    const freshFor = this.#freshFor.get(kind.name) ?? this.#rules.freshForOf(kind, this.#spread);
    this.#freshFor.set(kind.name, freshFor);
    return {
      key: this.#keyOf(ask),
      field: kind.coordinate,
      category: kind.category,
      tags: ['all'],
      policy: this.#rules.policies[kind.category],
      freshFor,
    };
  }

  #keyOf({ kind, subject, spelling, rows }: Ask): CacheKey {
    const { canonicalKeys } = this.#settings;
    const rest = canonicalKeys ? subject : `${spelling}:${rows}`;
    const key = cacheKeyOf(kind.category, 'shape', `${kind.name}:${rest}`);
    this.memory.expect(key, kind.bytesOf(canonicalKeys ? kind.rows : rows));
    return key;
  }

  #start(): Cache {
    const { oneLoad, near, earlyRefresh } = this.#settings;
    const { cache } = loadConfig({});
    const store = this.#store.join();
    return new Cache({
      store: oneLoad ? store : withoutLeases(store),
      errors: marketErrorPolicy,
      onEvent: () => undefined,
      now: this.clock.now,
      // 0 never refreshes early, and the rules then give the lives without a spread.
      random: earlyRefresh ? this.#random : () => 0,
      leaseMs: cache.leaseMs,
      loadDeadlineMs: NEVER_MS,
      pollMs: NEVER_MS,
      nearMaxBytes: near ? cache.nearMaxBytes : 0,
      nearUntrackedMs: 1000,
      maxEntryBytes: cache.maxEntryBytes,
    });
  }
}
