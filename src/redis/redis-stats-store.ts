import { z } from 'zod';
import type { HotKey } from '../stats/hot-keys.ts';
import {
  KEPT_MINUTES,
  type MinuteReport,
  REPLICA_SILENT_MS,
  type ReplicaState,
  type StatsStore,
} from '../stats/stats-store.ts';
import type { RedisClient } from './connect.ts';
import type { RedisKeys } from './keys.ts';
import { reaching } from './reaching.ts';

const KEPT_SECONDS = KEPT_MINUTES * 60;
/** Minutes asked for together: a day is not one long wait for everybody else. */
const PAGE = 100;

const CountsForm = z.array(z.tuple([z.string(), z.number()]));
const HotKeysForm = z.array(z.tuple([z.string(), z.string(), z.number()]));
const StateForm = z.object({
  at: z.number(),
  near: z.object({
    entries: z.number(),
    bytes: z.number(),
    maxBytes: z.number(),
    evictions: z.number(),
    tracking: z.enum(['ON', 'OFF', 'LOST']),
  }),
});

/** The counters of the fleet: a hash for each minute, a field in it for each replica. The clocks of the replicas may differ by seconds. */
export class RedisStatsStore implements StatsStore {
  readonly #client: RedisClient;
  readonly #keys: RedisKeys;
  readonly #now: () => number;

  /** @param now Epoch ms. */
  constructor(client: RedisClient, keys: RedisKeys, now: () => number) {
    this.#client = client;
    this.#keys = keys;
    this.#now = now;
  }

  async report(replica: string, { minute, counts, hotKeys }: MinuteReport): Promise<void> {
    const names = this.#keys.minute(minute);
    const hot = hotKeys.map(({ key, field, requests }) => [key, field, requests]);
    await reaching(() =>
      Promise.all([
        this.#client.hset(names.counts, replica, JSON.stringify([...counts])),
        this.#client.expire(names.counts, KEPT_SECONDS),
        this.#client.hset(names.hotKeys, replica, JSON.stringify(hot)),
        this.#client.expire(names.hotKeys, KEPT_SECONDS),
      ]),
    );
  }

  counts(minutes: readonly number[]): Promise<readonly ReadonlyMap<string, number>[]> {
    return this.#inPages(minutes, async (minute) => {
      const sums = new Map<string, number>();
      for (const text of await this.#client.hvals(this.#keys.minute(minute).counts)) {
        for (const [name, count] of CountsForm.safeParse(JSON.parse(text)).data ?? []) {
          sums.set(name, (sums.get(name) ?? 0) + count);
        }
      }
      return sums;
    });
  }

  async hotKeys(minutes: readonly number[]): Promise<readonly HotKey[]> {
    const found = await this.#inPages(minutes, (minute) => this.#client.hvals(this.#keys.minute(minute).hotKeys));
    return found
      .flat()
      .flatMap((text) => HotKeysForm.safeParse(JSON.parse(text)).data ?? [])
      .map(([key, field, requests]) => ({ key, field, requests }));
  }

  async announce(replica: string, state: ReplicaState): Promise<void> {
    const { replicas } = this.#keys;
    const text = JSON.stringify({ at: this.#now(), ...state });
    await reaching(async () => {
      await this.#client.hset(replicas, replica, text);
      await this.#client.expire(replicas, KEPT_SECONDS);
    });
  }

  async leave(replica: string): Promise<void> {
    await reaching(() => this.#client.hdel(this.#keys.replicas, replica));
  }

  /** Those that fell silent are forgotten on the way. */
  replicas(): Promise<readonly ReplicaState[]> {
    return reaching(async () => {
      const found = Object.entries(await this.#client.hgetall(this.#keys.replicas));
      const states = found.map(([replica, text]) => ({ replica, state: StateForm.safeParse(JSON.parse(text)).data }));
      const gone = states.filter(({ state }) => state === undefined || this.#now() - state.at > REPLICA_SILENT_MS);
      if (gone.length > 0) await this.#client.hdel(this.#keys.replicas, ...gone.map(({ replica }) => replica));
      return states.filter((one) => !gone.includes(one)).flatMap(({ state }) => state ?? []);
    });
  }

  #inPages<Found>(minutes: readonly number[], ask: (minute: number) => Promise<Found>): Promise<readonly Found[]> {
    return reaching(async () => {
      const found: Found[] = [];
      for (let at = 0; at < minutes.length; at += PAGE) {
        found.push(...(await Promise.all(minutes.slice(at, at + PAGE).map(ask))));
      }
      return found;
    });
  }
}
