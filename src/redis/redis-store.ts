import { Cluster, ReplyError } from 'ioredis';
import type { CacheKey, Deposit, LeaseTry, Look, Store } from '../cache/index.ts';
import { StoreRefusedError, StoreUnavailableError } from '../cache/index.ts';
import type { RedisClient } from './connect.ts';
import { redisKeys } from './keys.ts';
import { type RunScript, createScripts } from './scripts.ts';

/** The store on Redis: single server, Sentinel or Cluster, as the client was connected. */
export class RedisStore implements Store {
  readonly #client: RedisClient;
  readonly #keys: ReturnType<typeof redisKeys>;
  readonly #run: RunScript;

  constructor(client: RedisClient, prefix: string) {
    this.#client = client;
    this.#keys = redisKeys(prefix);
    this.#run = createScripts(client);
  }

  read(keys: readonly CacheKey[]): Promise<readonly (Buffer | null)[]> {
    const names = keys.map((key) => this.#keys(key).value);
    return reaching(async () => {
      // On a cluster the keys lie on several nodes: one MGET cannot ask for them.
      if (this.#client instanceof Cluster) return Promise.all(names.map((name) => this.#client.getBuffer(name)));
      return this.#client.mgetBuffer(names);
    });
  }

  acquire(tries: readonly LeaseTry[]): Promise<readonly Look[]> {
    return reaching(async () => {
      if (this.#client instanceof Cluster) return Promise.all(tries.map(async (one) => first(await this.#look([one]))));
      return this.#look(tries);
    });
  }

  renew({ key, token, leaseMs }: LeaseTry): Promise<boolean> {
    return reaching(() => this.#run('renew', [this.#keys(key).lease, token, leaseMs]));
  }

  fill({ key, token, payload, ttlMs }: Deposit): Promise<boolean> {
    const { lease, value, failure } = this.#keys(key);
    return reaching(() => this.#run('fill', [lease, value, failure, token, payload, ttlMs]));
  }

  fail({ key, token, payload, ttlMs }: Deposit): Promise<boolean> {
    const { lease, failure } = this.#keys(key);
    return reaching(() => this.#run('fail', [lease, failure, token, payload, ttlMs]));
  }

  async release(key: CacheKey, token: string): Promise<void> {
    await reaching(() => this.#run('release', [this.#keys(key).lease, token]));
  }

  async close(): Promise<void> {
    this.#client.disconnect();
    return Promise.resolve();
  }

  /** One pipeline: each lease is tried, then each value and marker read. */
  async #look(tries: readonly LeaseTry[]): Promise<readonly Look[]> {
    const pipeline = this.#client.pipeline();
    for (const { key, token, leaseMs } of tries) {
      const { value, lease, failure } = this.#keys(key);
      pipeline.set(lease, token, 'PX', leaseMs, 'NX').getBuffer(value).getBuffer(failure);
    }
    const replies = (await pipeline.exec()) ?? [];
    return tries.map((_one, index) => ({
      granted: replyOf(replies, 3 * index) !== null,
      entry: bufferOf(replyOf(replies, 3 * index + 1)),
      failure: bufferOf(replyOf(replies, 3 * index + 2)),
    }));
  }
}

/** A pipeline does not reject when one of its commands fails: each reply is looked at. */
function replyOf(replies: readonly (readonly [Error | null, unknown])[], index: number): unknown {
  const [error, reply] = replies[index] ?? [new Error('the pipeline answered fewer replies than commands'), null];
  if (error !== null) throw error;
  return reply;
}

function bufferOf(reply: unknown): Buffer | null {
  return Buffer.isBuffer(reply) ? reply : null;
}

function first(looks: readonly Look[]): Look {
  const [look] = looks;
  if (look === undefined) throw new Error('a lease was tried and not answered');
  return look;
}

/** Whatever goes wrong between us and Redis is one thing to the engine: the store is out of reach. */
async function reaching<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask();
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    if (error instanceof ReplyError) throw new StoreRefusedError(`Redis refused: ${message}`, { cause: error });
    throw new StoreUnavailableError(`Redis did not answer: ${message}`, { cause: error });
  }
}
