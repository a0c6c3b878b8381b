import type { CachePolicy, FreshFor } from '../../src/cache/index.ts';
import type { Config } from '../../src/config.ts';
import { createMarketFreshness, type FreshForOf } from '../../src/freshness/market-freshness.ts';
import type { Chance } from './chance.ts';
import type { Kind, KindName } from './kinds.ts';
import type { MarketHours } from './market-hours.ts';
import { configOf, type Settings } from './settings.ts';

/** The engine spreads lives by so much; an answer may be that much older than its time to live. */
const JITTER = 0.05;
const ANY_SYMBOL = 'AAPL';
const EITHER_HOURS = ['regular', 'extended'] as const;

/** How long an answer may be given under some settings. */
export class Rules {
  readonly policies: Config['cache']['policies'];
  readonly #config: Config;
  readonly #settings: Settings;
  readonly #hours: MarketHours;
  readonly #longest: FreshForOf;
  readonly #known = new Map<KindName, Map<number, number>>();

  constructor(settings: Settings, hours: MarketHours) {
    this.#settings = settings;
    this.#hours = hours;
    this.#config = configOf(settings);
    this.policies = this.#config.cache.policies;
    this.#longest = this.#marketFreshness(() => 1);
  }

  /** The engine's rule for a kind. */
  freshForOf(kind: Kind, random: Chance): FreshFor | undefined {
    const policy = this.policies[kind.category];
    const rule = this.#ruleOf(this.#marketFreshness(random), kind, policy);
    if (this.#settings.earlyRefresh) return rule;
    // The engine's own spread needs the chance that is taken from it.
    return (storedAt, value) =>
      rule?.(storedAt, value, policy.maxAgeMs) ?? { untilMs: storedAt + policy.maxAgeMs, why: 'the time to live' };
  }

  /** Until when, epoch ms, an answer that came at `storedAt` may be given as fresh, with all luck on its side. */
  freshUntil(kind: Kind, storedAt: number): number {
    const policy = this.policies[kind.category];
    const plain = storedAt + Math.ceil(policy.maxAgeMs * (1 + JITTER));
    if (!this.#settings.calendar || this.#hours.at(storedAt, 'regular') !== null) return plain;
    const known = this.#known.get(kind.name) ?? new Map<number, number>();
    this.#known.set(kind.name, known);
    const promised = known.get(storedAt) ?? this.#promised(kind, storedAt) ?? plain;
    known.set(storedAt, promised);
    return Math.max(plain, promised);
  }

  /** By the calendar, which knows US symbols and treats them alike. */
  #promised(kind: Kind, storedAt: number): number | undefined {
    const value = kind.valueAt(ANY_SYMBOL, storedAt, this.#hours);
    const policy = this.policies[kind.category];
    return this.#ruleOf(this.#longest, kind, policy)?.(storedAt, value, policy.maxAgeMs)?.untilMs;
  }

  /** Whether an answer that came at `storedAt` may be given at `now`, fresh or stale. Both epoch ms. */
  allow(kind: Kind, storedAt: number, now: number): boolean {
    const { maxAgeMs, staleWhileRevalidateMs } = this.policies[kind.category];
    return now - storedAt < maxAgeMs || now < this.freshUntil(kind, storedAt) + staleWhileRevalidateMs;
  }

  /**
   * The latest end of freshness, epoch ms, that any answer got by `now` may have. It is mostly that of one got now; but
   * bars got just before an open are good until the next close has settled, and what is got less than a time to live
   * before an open has that time only.
   */
  reach(kind: Kind, now: number): number {
    if (!this.#settings.calendar) return this.freshUntil(kind, now);
    const { maxAgeMs } = this.policies[kind.category];
    const openings = EITHER_HOURS.flatMap((hours) => [
      this.#hours.lastOpened(now, hours),
      this.#hours.next(now, hours),
    ]);
    const earlier = openings.flatMap(({ opensAt }) => [opensAt - 1, opensAt - maxAgeMs - 1]).filter((at) => at < now);
    return Math.max(...[now, ...earlier].map((at) => this.freshUntil(kind, at)));
  }

  #ruleOf(freshForOf: FreshForOf, { coordinate, category }: Kind, policy: CachePolicy): FreshFor | undefined {
    return freshForOf({ coordinate, category }, policy);
  }

  #marketFreshness(random: Chance): FreshForOf {
    const lengthened = this.#settings.calendar ? Object.entries(this.policies) : [];
    return createMarketFreshness({
      lengthens: new Map(lengthened.map(([category, { maxAgeMs }]) => [category, maxAgeMs])),
      settlingMs: this.#config.cache.calendar.settlingMs,
      random,
    });
  }
}
