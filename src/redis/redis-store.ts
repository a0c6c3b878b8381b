import { Cluster } from 'ioredis';
import {
  type CacheKey,
  type Deposit,
  type Deposited,
  type Found,
  type InvalidationMode,
  type InvalidationTarget,
  type LeaseTry,
  type Look,
  newTagIds,
  type Question,
  type Store,
  type StoreListener,
  type TagIds,
} from '../cache/index.ts';
import type { RedisClient } from './connect.ts';
import { getFromNodes } from './get-from-nodes.ts';
import { RedisKeys } from './keys.ts';
import { reaching } from './reaching.ts';
import { type RunScript, createScripts } from './scripts.ts';
import { Tracking } from './tracking.ts';

export interface RedisStoreOptions {
  readonly prefix: string;
  /** How long a tag lives, ms: twice as long as any entry, so that no entry outlives what vouches for it. It grows with them. */
  readonly tagTtlMs: number | (() => number);
}

/** The store on Redis: single server, Sentinel or Cluster, as the client was connected. */
export class RedisStore implements Store {
  readonly #client: RedisClient;
  readonly #keys: RedisKeys;
  readonly #run: RunScript;
  readonly #tagTtl: number | (() => number);
  #tracking: Tracking | null = null;

  constructor(client: RedisClient, { prefix, tagTtlMs }: RedisStoreOptions) {
    this.#client = client;
    this.#keys = new RedisKeys(prefix);
    this.#run = createScripts(client);
    this.#tagTtl = tagTtlMs;
  }

  get #tagTtlMs(): number {
    return typeof this.#tagTtl === 'number' ? this.#tagTtl : this.#tagTtl();
  }

  read(questions: readonly Question[]): Promise<readonly Found[]> {
    return reaching(async () => {
      const keys = [...new Set(questions.map(({ key }) => key))];
      const tags = distinctTags(questions);
      const names = [...keys.map((key) => this.#keys.entry(key).value), ...tags.map((tag) => this.#keys.tag(tag))];
      const replies = await this.#get(names);
      const entries = new Map(keys.map((key, index) => [key, replies[index] ?? null]));
      const ids = new Map(tags.map((tag, index) => [tag, textOf(replies[keys.length + index])]));
      return questions.map((question) => ({ entry: entries.get(question.key) ?? null, ids: idsFor(question, ids) }));
    });
  }

  acquire(tries: readonly LeaseTry[]): Promise<readonly Look[]> {
    return reaching(async () => {
      // Sent together; Redis works in that order, so the tags are as they were before any load begins.
      const [looks, ids] = await Promise.all([this.#looks(tries), this.#makeTags(distinctTags(tries))]);
      return tries.map((one, index) => ({ ...lookAt(looks, index), ids: idsFor(one, ids) }));
    });
  }

  async renew({ key, token, leaseMs }: LeaseTry): Promise<boolean> {
    return this.#done('renew', [this.#keys.entry(key).lease, token, leaseMs]);
  }

  fill(deposits: readonly Deposit[]): Promise<readonly Deposited[]> {
    return this.#deposit(deposits, ({ key, token, payload, ttlMs }) => {
      const { lease, value, failure } = this.#keys.entry(key);
      return this.#done('fill', [lease, value, failure, token, payload, ttlMs]);
    });
  }

  fail(deposits: readonly Deposit[]): Promise<readonly Deposited[]> {
    return this.#deposit(deposits, ({ key, token, payload, ttlMs }) => {
      const { lease, failure } = this.#keys.entry(key);
      return this.#done('fail', [lease, failure, token, payload, ttlMs]);
    });
  }

  release(key: CacheKey, token: string): Promise<boolean> {
    return this.#done('release', [this.#keys.entry(key).lease, token]);
  }

  async invalidate(target: InvalidationTarget, mode: InvalidationMode): Promise<void> {
    if (target.kind === 'key') {
      const { value, lease, failure } = this.#keys.entry(target.key);
      await reaching(() => this.#client.del(value, lease, failure));
      return;
    }
    const name = this.#keys.tag(target.tag);
    const ids = newTagIds();
    if (mode === 'HARD') await reaching(() => this.#client.set(name, ids, 'PX', this.#tagTtlMs));
    else await this.#done('soften', [name, ids.slice(ids.indexOf('.') + 1), this.#tagTtlMs]);
  }

  replace(key: CacheKey, old: Buffer, payload: Buffer): Promise<boolean> {
    const { value, lease } = this.#keys.entry(key);
    return this.#done('replace', [value, lease, old, payload]);
  }

  listen(listener: StoreListener): void {
    this.#tracking = new Tracking(this.#client, this.#keys, listener);
  }

  close(): Promise<void> {
    this.#tracking?.stop();
    this.#client.disconnect();
    return Promise.resolve();
  }

  #get(names: readonly string[]): Promise<readonly (Buffer | null)[]> {
    // On a cluster the keys lie on several nodes, and one MGET cannot ask for them.
    const client = this.#client;
    return client instanceof Cluster ? getFromNodes(client, names) : client.mgetBuffer([...names]);
  }

  /** The ids in force, made where there were none. */
  async #makeTags(tags: readonly string[]): Promise<ReadonlyMap<string, TagIds | null>> {
    const ids = await Promise.all(
      tags.map((tag) => this.#run('tag', [this.#keys.tag(tag), newTagIds(), this.#tagTtlMs])),
    );
    return new Map(tags.map((tag, index) => [tag, typeof ids[index] === 'string' ? ids[index] : null]));
  }

  #deposit(deposits: readonly Deposit[], write: (one: Deposit) => Promise<boolean>): Promise<readonly Deposited[]> {
    return reaching(async () => {
      const tags = distinctTags(deposits);
      // Sent together, in this order: whatever was invalidated before the write shows in the ids.
      const [written, replies] = await Promise.all([
        Promise.all(deposits.map(write)),
        tags.length === 0 ? [] : this.#get(tags.map((tag) => this.#keys.tag(tag))),
      ]);
      const ids = new Map(tags.map((tag, index) => [tag, textOf(replies[index])]));
      return deposits.map((one, index) => ({ written: written[index] === true, ids: idsFor(one, ids) }));
    });
  }

  async #done(...script: Parameters<RunScript>): Promise<boolean> {
    return (await reaching(() => this.#run(...script))) === 1;
  }

  /** Each lease is tried, then its value and marker read; three replies a try. */
  async #looks(tries: readonly LeaseTry[]): Promise<readonly unknown[]> {
    // On a cluster a pipeline must keep to one slot.
    const batches = this.#client instanceof Cluster ? tries.map((one) => [one]) : [tries];
    return (await Promise.all(batches.map((batch) => this.#lookTogether(batch)))).flat();
  }

  async #lookTogether(tries: readonly LeaseTry[]): Promise<readonly unknown[]> {
    const pipeline = this.#client.pipeline();
    for (const { key, token, leaseMs } of tries) {
      const { value, lease, failure } = this.#keys.entry(key);
      pipeline.set(lease, token, 'PX', leaseMs, 'NX').getBuffer(value).getBuffer(failure);
    }
    const replies = (await pipeline.exec()) ?? [];
    return replies.map(([error, reply]) => {
      // A pipeline does not reject when one of its commands fails.
      if (error !== null) throw error;
      return reply;
    });
  }
}

function lookAt(replies: readonly unknown[], index: number): Omit<Look, 'ids'> {
  const [granted, entry, failure] = replies.slice(3 * index, 3 * index + 3);
  return { granted: granted === 'OK', entry: bufferOf(entry), failure: bufferOf(failure) };
}

function distinctTags(questions: readonly Question[]): readonly string[] {
  return [...new Set(questions.flatMap(({ tags }) => tags))];
}

function idsFor({ tags }: Question, ids: ReadonlyMap<string, TagIds | null>): readonly (TagIds | null)[] {
  return tags.map((tag) => ids.get(tag) ?? null);
}

function textOf(reply: Buffer | null | undefined): string | null {
  return reply?.toString('latin1') ?? null;
}

function bufferOf(reply: unknown): Buffer | null {
  return Buffer.isBuffer(reply) ? reply : null;
}
