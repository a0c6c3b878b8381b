import { Redis } from 'ioredis';
import type { DomainValues } from '../domain-values.ts';
import type { Built } from './built.ts';
import { requestFor, startEngine } from './engine.ts';

/** What an entry holds of memory, bytes. */
export interface EntryBytes {
  readonly name: string;
  /** MEMORY USAGE of its key in Redis, name and all. */
  readonly redis: number;
  /** Heap of this process for a near copy. */
  readonly near: number;
  /** What the near tier charges it with. */
  readonly charged: number;
}

const NEAR_BYTES = 1_073_741_824;
/** So much heap is filled before it is divided, bytes. */
const FILLED_BYTES = 50_000_000;
/** Their tags are shared: a symbol has hundreds of entries or one. */
const MOST_ENTRIES = 2000;

/** Fills entries by one engine and lets another copy them from Redis, as a second process would. */
export async function entryBytes(
  built: Built,
  { redisUrl, values, gc }: { readonly redisUrl: string; readonly values: DomainValues; readonly gc: () => void },
): Promise<readonly EntryBytes[]> {
  const redis = new Redis(redisUrl);
  const filler = await startEngine(built, { redisUrl, nearMaxBytes: 0 });
  const kinds = [
    ['a quote', values.quote],
    ['fundamentals', values.fundamentals],
    ['250 bars', values.bars(250)],
    ['6,600 bars', values.bars(6600)],
  ] as const;
  const found: EntryBytes[] = [];
  for (const [name, value] of kinds) {
    const count = Math.min(MOST_ENTRIES, Math.ceil(FILLED_BYTES / (3 * JSON.stringify(value).length)));
    const requests = Array.from({ length: count }, (_, number) => requestFor(built, `bytes of ${name}`, number));
    const load = async (): Promise<unknown> => value;
    for (const request of requests) await filler.cache.getOrLoad(request, load);
    const reader = await startEngine(built, { redisUrl, nearMaxBytes: NEAR_BYTES });
    const first = requests[0];
    if (first !== undefined) await reader.cache.getOrLoad(first, load);
    gc();
    const before = process.memoryUsage().heapUsed;
    for (const request of requests.slice(1)) await reader.cache.getOrLoad(request, load);
    gc();
    const near = (process.memoryUsage().heapUsed - before) / (count - 1);
    const { entries, bytes } = reader.cache.near;
    const key = `penstock:1:v:{${first?.key}}`;
    found.push({ name, redis: Number(await redis.call('MEMORY', 'USAGE', key)), near, charged: bytes / entries });
    await reader.close();
    await redis.flushall();
  }
  await filler.close();
  redis.disconnect();
  return found;
}
