import { randomUUID } from 'node:crypto';
import { connectRedis, whenUsable } from '../../src/redis/connect.ts';
import { RedisWarmRuns } from '../../src/redis/redis-warm-runs.ts';
import { newWarmRun, type WarmOrder, type WarmRun } from '../../src/warming/index.ts';

const NOTHING: WarmOrder = {
  source: 'SYMBOLS',
  symbols: [],
  hottest: 0,
  watched: 0,
  movers: 0,
  categories: ['PRICE'],
  force: false,
  dryRun: false,
  renewBefore: null,
};

/** The runs of a fleet, as another of its processes sees them. */
export interface WarmFleet {
  readonly runs: RedisWarmRuns;
  /** Queues a run that some process of the fleet will do; gives its id. */
  order(order: Partial<WarmOrder>): Promise<string>;
  /** The record of a run that must be there. */
  run(id: string): Promise<WarmRun>;
  /** Lets the start of a replica warm again at once, as if the last one were long ago. */
  forgetClaims(): Promise<void>;
  close(): void;
}

export async function connectWarmFleet(redisUrl: string): Promise<WarmFleet> {
  const client = connectRedis({ url: redisUrl, deadlineMs: 5000, onError: () => undefined });
  await whenUsable(client);
  const runs = new RedisWarmRuns(client, 'penstock');
  return {
    runs,
    async order(order) {
      const id = randomUUID();
      await runs.add(newWarmRun(id, { ...NOTHING, ...order }, Date.now()));
      return id;
    },
    async run(id) {
      const run = await runs.find(id);
      if (run === null) throw new Error(`there is no run ${id}`);
      return run;
    },
    async forgetClaims() {
      for (const name of await client.keys('*:claim:*')) await client.del(name);
    },
    close: () => client.disconnect(),
  };
}
