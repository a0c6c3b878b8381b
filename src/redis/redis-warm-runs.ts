import {
  isFinished,
  parseWarmRun,
  WARM_RUN_LIFE_MS,
  WARM_RUNS_KEPT,
  type WarmProgress,
  type WarmRun,
  type WarmRuns,
  type WarmState,
} from '../warming/index.ts';
import type { RedisClient } from './connect.ts';
import { type WarmKeys, warmKeys } from './keys.ts';
import { reaching } from './reaching.ts';
import { createScripts, type RunScript } from './scripts.ts';

/** The runs that all replicas share. */
export class RedisWarmRuns implements WarmRuns {
  readonly #client: RedisClient;
  readonly #keys: WarmKeys;
  readonly #run: RunScript;

  constructor(client: RedisClient, prefix: string) {
    this.#client = client;
    this.#keys = warmKeys(prefix);
    this.#run = createScripts(client);
  }

  async add(run: WarmRun): Promise<void> {
    const { id, outcomes, plan, laterHit: _countedApart, order, ...texts } = run;
    const { runs, queue } = this.#keys;
    const fields = Object.entries(texts).filter(([, value]) => value !== null);
    const jsons = { order: JSON.stringify(order), ...(plan !== null && { plan: JSON.stringify(plan) }) };
    await reaching(async () => {
      const all = this.#client
        .multi()
        .hset(this.#keys.run(id), { ...Object.fromEntries(fields), ...jsons })
        .pexpire(this.#keys.run(id), WARM_RUN_LIFE_MS)
        .lpush(runs, id)
        .ltrim(runs, 0, WARM_RUNS_KEPT - 1)
        .pexpire(runs, WARM_RUN_LIFE_MS);
      if (outcomes.length > 0) {
        all.rpush(this.#keys.outcomes(id), ...outcomes.map((outcome) => JSON.stringify(outcome)));
        all.pexpire(this.#keys.outcomes(id), WARM_RUN_LIFE_MS);
      }
      if (!isFinished(run.state)) all.rpush(queue, id).pexpire(queue, WARM_RUN_LIFE_MS);
      for (const [error] of (await all.exec()) ?? []) if (error !== null) throw error;
    });
  }

  find(id: string): Promise<WarmRun | null> {
    return reaching(async () => {
      const [record, outcomes, laterHit] = await Promise.all([
        this.#client.hgetall(this.#keys.run(id)),
        this.#client.lrange(this.#keys.outcomes(id), 0, -1),
        this.#client.scard(this.#keys.hits(id)),
      ]);
      return Object.keys(record).length === 0 ? null : runOf(id, record, outcomes, laterHit);
    });
  }

  async newest(count: number): Promise<readonly WarmRun[]> {
    const ids = await reaching(() => this.#client.lrange(this.#keys.runs, 0, count - 1));
    return (await Promise.all(ids.map((id) => this.find(id)))).flatMap((run) => run ?? []);
  }

  queue(): Promise<readonly string[]> {
    return reaching(() => this.#client.lrange(this.#keys.queue, 0, -1));
  }

  async cancel(id: string, at: number): Promise<void> {
    await reaching(() => this.#run('warmCancel', [this.#keys.run(id), this.#keys.queue, id, at]));
  }

  async takeLease(token: string, leaseMs: number): Promise<boolean> {
    return (await reaching(() => this.#client.set(this.#keys.lease, token, 'PX', leaseMs, 'NX'))) === 'OK';
  }

  async renewLease(token: string, leaseMs: number): Promise<boolean> {
    return (await reaching(() => this.#run('renew', [this.#keys.lease, token, leaseMs]))) === 1;
  }

  async giveLease(token: string): Promise<void> {
    await reaching(() => this.#run('release', [this.#keys.lease, token]));
  }

  async write(token: string, id: string, progress: WarmProgress): Promise<WarmState | 'LOST'> {
    const { at, state = '', plan, outcome, upstreamCalls = 0, detail = '' } = progress;
    const { lease, queue } = this.#keys;
    const keys = [lease, this.#keys.run(id), this.#keys.outcomes(id), queue];
    const news = [outcome === undefined ? '' : JSON.stringify(outcome), upstreamCalls, state, at];
    const rest = [plan === undefined ? '' : JSON.stringify(plan), detail, WARM_RUN_LIFE_MS];
    return stateOf(await reaching(() => this.#run('warmWrite', [...keys, token, id, ...news, ...rest])));
  }

  async claim(name: string, forMs: number): Promise<boolean> {
    return (await reaching(() => this.#client.set(this.#keys.claim(name), '1', 'PX', forMs, 'NX'))) === 'OK';
  }

  async unclaim(name: string): Promise<void> {
    await reaching(() => this.#client.del(this.#keys.claim(name)));
  }

  countHits(id: string, keys: readonly string[]): Promise<number> {
    return reaching(async () => {
      const both = this.#client.multi().sadd(this.#keys.hits(id), ...keys);
      const replies = (await both.pexpire(this.#keys.hits(id), WARM_RUN_LIFE_MS).exec()) ?? [];
      for (const [error] of replies) if (error !== null) throw error;
      return Number(replies[0]?.[1] ?? 0);
    });
  }
}

function runOf(id: string, record: Readonly<Record<string, string>>, outcomes: readonly string[], laterHit: number) {
  const { order = '', state, plan, detail = null } = record;
  const time = (name: string): number | null => (record[name] === undefined ? null : Number(record[name]));
  return parseWarmRun({
    id,
    order: JSON.parse(order),
    state,
    queuedAt: time('queuedAt'),
    startedAt: time('startedAt'),
    finishedAt: time('finishedAt'),
    plan: plan === undefined ? null : JSON.parse(plan),
    outcomes: outcomes.map((outcome) => JSON.parse(outcome)),
    upstreamCalls: Number(record['upstreamCalls'] ?? 0),
    detail,
    laterHit,
  });
}

function stateOf(reply: unknown): WarmState | 'LOST' {
  switch (reply) {
    case 'QUEUED':
    case 'RUNNING':
    case 'DONE':
    case 'CANCELLED':
    case 'FAILED':
      return reply;
    default:
      return 'LOST';
  }
}
