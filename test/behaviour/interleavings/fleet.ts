import { setImmediate as nextTurn, setTimeout as elapse } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Tracking } from '../../../src/cache/index.ts';
import { createRedisEngine, type RedisEngine } from '../../support/redis-engine.ts';

/** One process of the fleet, as far as Redis can tell. */
export interface Member {
  readonly name: string;
  readonly engine: RedisEngine;
  /** True while the load that begins now does so because the store was out of reach. */
  loadsAlone(): boolean;
  /** Resolves when a push of this tag has come. */
  hears(tag: string): Promise<void>;
}

const PREFIX = 'penstock:1:';

/** Engines on one Redis and one clock, which live through many runs. */
export class Fleet {
  readonly clock = { now: 1_800_000_000_000 };
  readonly members: Member[] = [];
  readonly #url: string;
  readonly #operator: Redis;
  readonly #size: number;
  #made = 0;
  #sentinels = 0;
  /** Told when an engine finds the store out of reach. */
  onUnreached: (name: string) => void = () => undefined;

  constructor(url: string, size: number) {
    this.#url = url;
    this.#size = size;
    this.#operator = new Redis(url);
  }

  /** Puts new engines in the place of those that died. */
  async fillUp(): Promise<void> {
    while (this.members.length < this.#size) this.members.push(await this.#join());
  }

  /** When it resolves, every command sent before has been answered and every push of a change before has been dealt with. */
  async settle(): Promise<void> {
    await Promise.all(this.members.map(({ engine }) => engine.tracking('ON')));
    this.#sentinels += 1;
    const tag = `sentinel-${this.#sentinels}`;
    let heard = false;
    const all = Promise.all(this.members.map((member) => member.hears(tag))).then(() => {
      heard = true;
    });
    // A connection may have been lost unnoticed, and this push with it.
    while (!heard) {
      await this.#operator.set(`${PREFIX}t:${tag}`, 'x', 'PX', 60_000);
      await Promise.race([all, elapse(100)]);
    }
    for (const { engine } of this.members) socketOf(engine)?.resume();
    await Promise.all(this.members.map(({ engine }) => engine.client.ping().catch(() => undefined)));
    await nextTurn();
  }

  /** Takes away what an entry's key (`v`, `l`, `f`) or a tag (`t`) names, as its end or an eviction would. */
  async remove(kind: 'v' | 'l' | 'f' | 't', name: string): Promise<void> {
    await this.#operator.del(kind === 't' ? `${PREFIX}t:${name}` : `${PREFIX}${kind}:{${name}}`);
  }

  async flush(): Promise<void> {
    await this.#operator.flushall();
  }

  /** Leaves the replies of Redis unread until the fleet settles, so that pushes overtake them. */
  stall({ engine }: Member): void {
    socketOf(engine)?.pause();
  }

  async dropSubscribers(): Promise<void> {
    await this.#operator.call('CLIENT', 'KILL', 'TYPE', 'PUBSUB');
  }

  /** Cut off in mid-sentence: what it held is left behind. */
  async kill(member: Member): Promise<void> {
    this.members.splice(this.members.indexOf(member), 1);
    member.engine.client.disconnect();
    await member.engine.cache.close();
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map(({ engine }) => engine.cache.close()));
    this.#operator.disconnect();
  }

  async #join(): Promise<Member> {
    this.#made += 1;
    const name = `engine ${this.#made}`;
    const lately: string[] = [];
    const engine = await createRedisEngine(this.#url, {
      keepEvents: false,
      // Every third has nothing but the store.
      ...(this.#made % 3 === 0 && { nearMaxBytes: 0 }),
      now: () => this.clock.now,
      random: () => 0.5,
      // Leases and loads end by the run's will, not by real time.
      leaseMs: 120_000,
      loadDeadlineMs: 1_000_000_000,
      pollMs: 5,
      onEvent: ({ kind }) => {
        lately.unshift(kind);
        lately.length = Math.min(lately.length, 2);
        if (kind === 'store-unavailable') this.onUnreached(name);
      },
    });
    const waiting = new Map<string, () => void>();
    const { cache } = engine;
    const onChange = cache.onChange.bind(cache);
    cache.onChange = (change) => {
      onChange(change);
      // The other names of the same push are dealt with before anybody who waits goes on.
      if (change.kind === 'tag') waiting.get(change.tag)?.();
    };
    await engine.tracking('ON' satisfies Tracking);
    return {
      name,
      engine,
      loadsAlone: () => lately[0] === 'load-started' && lately[1] === 'store-unavailable',
      hears: (tag) =>
        new Promise((resolve) => {
          waiting.clear();
          waiting.set(tag, resolve);
        }),
    };
  }
}

function socketOf({ client }: RedisEngine) {
  return client instanceof Redis ? client.stream : null;
}
