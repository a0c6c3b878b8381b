import type { Redis } from 'ioredis';
import { decodeEntry, encodeEntry } from '../../src/cache/entry.ts';
import { symbolOf } from '../workloads.ts';

/** What a gateway stored for the first symbol. */
export interface Model {
  readonly symbol: string;
  /** The name of its entry in Redis. */
  readonly name: string;
}

const PIPELINE = 2000;
const KEPT_SECONDS = 7200;

/** Entries of quotes as the product encodes them, each with its own symbol, key and tag; all but these are the model's. */
export async function seedQuotes(
  redis: Redis,
  model: Model,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const bytes = await redis.getBuffer(model.name);
  const decoded = bytes === null ? null : decodeEntry(bytes)?.entry;
  if (decoded?.kind !== 'value') throw new Error(`${model.name} must hold an entry`);
  const tag = `symbol:${model.symbol}`;
  const ids = decoded.tags[tag];
  if (ids === undefined) throw new Error(`${model.name} must have the tag ${tag}`);
  const tagName = `${model.name.slice(0, model.name.indexOf(':v:'))}:t:`;
  for (let start = from; start < to; start += PIPELINE) {
    const pipeline = redis.pipeline();
    for (let rank = start; rank < Math.min(to, start + PIPELINE); rank += 1) {
      const symbol = symbolOf(rank);
      const value = { ...Object(decoded.value), symbol };
      const tags = Object.fromEntries(
        Object.entries(decoded.tags).map(([name, id]) => [name === tag ? `symbol:${symbol}` : name, id]),
      );
      const { payload } = encodeEntry({ ...decoded, value, tags });
      pipeline.set(model.name.replace(model.symbol, symbol), payload, 'EX', KEPT_SECONDS);
      pipeline.set(`${tagName}symbol:${symbol}`, ids, 'EX', KEPT_SECONDS);
    }
    await pipeline.exec();
  }
}
