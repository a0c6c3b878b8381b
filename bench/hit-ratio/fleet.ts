import {
  Cache,
  type CacheKey,
  type CacheRequest,
  cacheKeyOf,
  type FreshFor,
  type Served,
} from '../../src/cache/index.ts';
import type { Config } from '../../src/config.ts';
import { marketErrorPolicy } from '../../src/market-error-policy.ts';
import { type Chance, createChance } from './chance.ts';
import { FleetStore } from './fleet-store.ts';
import type { KindName } from './kinds.ts';
import type { MarketHours } from './market-hours.ts';
import { MemoryTally } from './memory-tally.ts';
import { MovedClock } from './moved-clock.ts';
import { PriceWalk } from './price-walk.ts';
import { Rules } from './rules.ts';
import { separateKey, withoutLeases } from './separate-loads.ts';
import { configOf, type Settings } from './settings.ts';
import { Tally } from './tally.ts';
import type { Ask, Visit } from './trace.ts';
import { WarmRuns, warmTargets } from './warm-runs.ts';

export interface FleetOptions {
  readonly seed: number;
  readonly settings: Settings;
  readonly hours: MarketHours;
  readonly instances: number;
  /** How many of the most asked symbols are warmed, where the settings have any warmed. */
  readonly warmSymbols: number;
  /** Hears each answer, beside the tally. `now`: epoch ms. */
  readonly onAnswer?: (ask: Ask, served: Served, now: number) => void;
}

/** Nothing of the engine's may wait for real time to pass: whoever waits is woken. */
const NEVER_MS = 100_000_000;

/** Several instances over one store. */
export class Fleet {
  readonly clock: MovedClock;
  readonly tally: Tally;
  readonly memory: MemoryTally;
  readonly #settings: Settings;
  readonly #config: Config;
  readonly #hours: MarketHours;
  readonly #store: FleetStore;
  readonly #random: Chance;
  readonly #rules: Rules;
  readonly #freshFor = new Map<KindName, FreshFor | undefined>();
  readonly #spread: Chance;
  readonly #requests = new Map<Ask, CacheRequest>();
  readonly #warmRuns: WarmRuns;
  readonly #onAnswer: FleetOptions['onAnswer'];
  readonly #instances: Cache[];
  readonly #faults: unknown[] = [];
  #asked = 0;

  /** @param from Epoch ms. */
  constructor(from: number, { seed, settings, hours, instances, warmSymbols, onAnswer }: FleetOptions) {
    this.#settings = settings;
    this.#config = configOf(settings);
    this.#hours = hours;
    this.clock = new MovedClock(from);
    this.memory = new MemoryTally();
    this.#store = new FleetStore(this.clock.now, (deposit) => this.memory.filled(deposit, this.clock.now()));
    this.#random = createChance(seed, 'engine');
    this.#rules = new Rules(settings, hours);
    this.#spread = createChance(seed, 'spread');
    this.#onAnswer = onAnswer;
    this.tally = new Tally(this.#rules, hours, new PriceWalk(hours, from, seed));
    this.#instances = Array.from({ length: instances }, () => this.#start());
    this.#warmRuns = new WarmRuns({
      clock: this.clock,
      targets: warmTargets(this.#config.warming.categories, warmSymbols),
      requestOf: (ask) => this.#requestOf(ask),
      call: (ask) => this.#call(ask),
    });
  }

  visit({ lane, asks }: Visit): void {
    const instance = this.#instances[Math.floor(lane * this.#instances.length)];
    if (instance === undefined) throw new Error('A lane is at least 0 and below 1.');
    for (const ask of asks) this.#ask(instance, ask);
  }

  restart(index: number): void {
    this.#instances[index] = this.#start();
  }

  /** A new one takes its place, and has nothing. */
  replaceStore(): void {
    this.#store.replace();
    this.memory.clear();
  }

  /** @param renewBefore See the runs. */
  warm(renewBefore: number | null): void {
    const [instance] = this.#instances;
    if (instance === undefined) throw new Error('A fleet has an instance.');
    this.#warmRuns.order(instance, renewBefore).catch(this.#onFault);
  }

  /** What went wrong behind an answer ends the run. */
  check(): void {
    if (this.#faults.length > 0) throw new AggregateError(this.#faults, 'The replay failed.');
  }

  #ask(instance: Cache, ask: Ask): void {
    const served = instance.getOrLoad(this.#requestOf(ask), () => this.#call(ask));
    if (!(served instanceof Promise)) this.#answered(ask, served);
    else served.then((late) => this.#answered(ask, late)).catch(this.#onFault);
  }

  readonly #onFault = (fault: unknown): void => {
    this.#faults.push(fault);
  };

  #answered(ask: Ask, served: Served): void {
    this.tally.answered(ask.kind, served, this.clock.now());
    this.#onAnswer?.(ask, served, this.clock.now());
  }

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
    const { cache } = this.#config;
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
