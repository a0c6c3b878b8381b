import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type Cache, type CacheEvent, type MemoryPressure, StoreUnavailableError } from '../cache/index.ts';
import type { Config } from '../config.ts';
import { createRequestContext } from '../graphql/context.ts';
import type { MarketSource } from '../market/market-source.ts';
import type { WarmMetrics } from '../telemetry/warm-metrics.ts';
import { connectRedis } from '../redis/connect.ts';
import { RedisWarmRuns } from '../redis/redis-warm-runs.ts';
import type { Budget, UpstreamEvent } from '../upstream/index.ts';
import type { OpenedWatchlists } from '../watchlists/index.ts';
import {
  Alarm,
  MemoryWarmRuns,
  nextAfter,
  renewBefore,
  Warming,
  WarmReturn,
  WarmRunner,
  type WarmInterests,
  type WarmLoads,
  type WarmOrder,
  type WarmRun,
  type WarmRuns,
} from '../warming/index.ts';
import { createWarmLoads } from './warm-loads.ts';
import { targetOfKey } from './warm-queries.ts';

/** What warming needs that is there only later than itself. */
export interface WarmingParts {
  readonly logger: Logger;
  /** With the cache in front of its fields. */
  readonly schema: GraphQLSchema;
  readonly cache: Cache;
  readonly source: MarketSource;
  readonly watchlists: OpenedWatchlists;
  readonly budget: Budget;
  readonly pressure: () => MemoryPressure;
  /** The cache keys that were asked for most lately, most asked first. Left out: nobody knows. */
  readonly hotKeys?: (count: number) => Promise<readonly string[]>;
}

/** Who starts serves first, ms. */
const START_DELAY_MS = 2000;
/** Replicas that start so soon after each other warm once, ms. */
const START_CLAIM_MS = 30_000;
const SCHEDULE_CLAIM_MS = 3_600_000;
const LEASE_MS = 3000;
const POLL_MS = 1000;
/** No request waits for these commands, ms. */
const REDIS_DEADLINE_MS = 1000;
/** At most forty loads a second: what is served at the same time must not suffer, ms. */
const PACE_MS = 25;
const FLUSH_MS = 1000;
/** How many by the schedule. */
const HOTTEST = 50;
const WATCHED = 50;
/** No target stands for some of the hottest keys: so many are looked at for each target. */
const KEYS_A_TARGET = 10;

/** Loading in advance, as one process of the fleet does it. */
export class GatewayWarming {
  readonly #config: Config;
  readonly #metrics: WarmMetrics;
  readonly #runs: WarmRuns;
  readonly #return: WarmReturn;
  readonly #disconnect: () => void;
  #callsMade = 0;
  #stopParts: () => Promise<void> = () => Promise.resolve();

  /** @param metrics To be told what came of it. */
  constructor(config: Config, metrics: WarmMetrics) {
    this.#config = config;
    this.#metrics = metrics;
    const { url, keyPrefix } = config.redis;
    if (url === null) {
      this.#runs = new MemoryWarmRuns(Date.now);
      this.#disconnect = () => undefined;
    } else {
      // Ignored because the store's connection to the same Redis tells of the same trouble.
      const client = connectRedis({ url, deadlineMs: REDIS_DEADLINE_MS, onError: () => undefined });
      this.#runs = new RedisWarmRuns(client, keyPrefix);
      this.#disconnect = () => client.disconnect();
    }
    this.#return = new WarmReturn(this.#runs, metrics.onLaterHits);
  }

  /** To be told of everything that the cache does. */
  readonly onCacheEvent = (event: CacheEvent): void => this.#return.onCacheEvent(event);

  /** To be told of everything that happens around upstream calls. */
  readonly onUpstreamEvent = (event: UpstreamEvent): void => {
    // As it leaves, not as it ends: a call that a stop cuts short was made, too.
    if (event.kind === 'admitted' && event.callClass === 'warm') this.#callsMade += 1;
  };

  /** Waits for nothing: serving comes first. */
  start(parts: WarmingParts): Warming {
    const { logger, watchlists, pressure, hotKeys = async () => [] } = parts;
    const runs = this.#runs;
    const loads = this.#loads(parts);
    const interests: WarmInterests = {
      watched: (count) => watchlists.mostWatched(count),
      hottest: async (count) => {
        const targets = (await hotKeys(KEYS_A_TARGET * count)).flatMap((key) => targetOfKey(key) ?? []);
        return targets.slice(0, count);
      },
    };
    const onTrouble = (error: unknown): void => {
      // Of a Redis out of reach the cache tells; the runner tries again.
      if (!(error instanceof StoreUnavailableError)) logger.error({ err: error }, 'warming failed');
    };
    const runner = new WarmRunner({
      runs,
      loads,
      interests,
      now: Date.now,
      leaseMs: LEASE_MS,
      pollMs: POLL_MS,
      paceMs: PACE_MS,
      roomy: () => pressure() === 'NORMAL',
      onTrouble,
      onFinished: (run) => {
        this.#metrics.onFinished(run);
        logger.info(summaryOf(run), `warming ${run.state}`);
      },
    });
    const warming = new Warming({
      runs,
      loads,
      interests,
      now: Date.now,
      newId: randomUUID,
      wake: () => runner.wake(),
    });
    const flushing = setInterval(() => void this.#return.flush().catch(onTrouble), FLUSH_MS);
    flushing.unref();
    const stopOrders = this.#orders(warming, logger, onTrouble);
    runner.start();
    this.#stopParts = async () => {
      stopOrders();
      clearInterval(flushing);
      await runner.stop();
      await this.#return.flush().catch(onTrouble);
    };
    return warming;
  }

  /** Another process goes on with what was under way. */
  async stop(): Promise<void> {
    await this.#stopParts();
    this.#disconnect();
  }

  #loads({ schema, cache, source, watchlists, logger, budget }: WarmingParts): WarmLoads {
    return createWarmLoads({
      schema,
      cache,
      now: Date.now,
      callsMade: () => this.#callsMade,
      callsLeft: () => this.#callsLeft(budget),
      createContext: (signal) =>
        createRequestContext({
          requestId: 'warming',
          source,
          watchlists,
          log: logger,
          debug: false,
          call: { callClass: 'warm', signal },
        }),
    });
  }

  async #callsLeft(budget: Budget): Promise<number> {
    const day = (await budget.report()).windows.find(({ window }) => window === 'day');
    const reserve = this.#config.upstream.rules.reserves.warm;
    return day === undefined ? Number.POSITIVE_INFINITY : Math.max(0, day.left - reserve);
  }

  /** At the start and by the schedule. Gives what ends that. */
  #orders(warming: Warming, logger: Logger, onTrouble: (error: unknown) => void): () => void {
    const { onStart, cron } = this.#config.warming;
    const ends: (() => void)[] = [];
    const order = this.#orderOf('START');
    if (onStart && order.symbols.length + order.movers > 0) ends.push(orderSoon(warming, order, onTrouble));
    else if (onStart) logger.info('nothing is warmed at the start: set WARM_SYMBOLS or WARM_MOVERS_TOP');
    if (cron !== null) {
      const next = (now: number): number | null => nextAfter(cron, now);
      const onTime = (at: number): void => {
        const more = { hottest: HOTTEST, watched: WATCHED, renewBefore: renewBefore(cron, at) };
        warming.orderOnce({ ...this.#orderOf('SCHEDULE'), ...more }, SCHEDULE_CLAIM_MS).catch(onTrouble);
      };
      const alarm = new Alarm({ nextAfter: next, now: Date.now, onTime });
      ends.push(() => alarm.stop());
    }
    return () => {
      for (const end of ends) end();
    };
  }

  #orderOf(source: WarmOrder['source']): WarmOrder {
    const { symbols, movers, categories } = this.#config.warming;
    const nothing = { hottest: 0, watched: 0, force: false, dryRun: false, renewBefore: null };
    return { source, symbols, movers, categories, ...nothing };
  }
}

/** Tries until the fleet can be reached. Gives what ends that. */
function orderSoon(warming: Warming, order: WarmOrder, onTrouble: (error: unknown) => void): () => void {
  const attempt = (): void => {
    warming.orderOnce(order, START_CLAIM_MS).catch((error: unknown) => {
      onTrouble(error);
      timer.refresh();
    });
  };
  const timer = setTimeout(attempt, START_DELAY_MS);
  timer.unref();
  return () => clearTimeout(timer);
}

function summaryOf({ id, order, outcomes, upstreamCalls, detail }: WarmRun): Record<string, unknown> {
  const results: Record<string, number> = {};
  for (const { result } of outcomes) results[result] = (results[result] ?? 0) + 1;
  return { warmRun: id, source: order.source, results, upstreamCalls, detail };
}
