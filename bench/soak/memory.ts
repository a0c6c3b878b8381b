import type { Redis } from 'ioredis';

/** What a gateway and its Redis hold at one moment, bytes. */
export interface Memory {
  readonly seconds: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly redisUsed: number;
}

export async function readMemory(origin: string, redis: Redis, seconds: number): Promise<Memory> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const metric = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    seconds,
    rss: metric('process_resident_memory_bytes'),
    heapUsed: metric('nodejs_heap_size_used_bytes'),
    external: metric('nodejs_external_memory_bytes'),
    redisUsed: Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]),
  };
}
