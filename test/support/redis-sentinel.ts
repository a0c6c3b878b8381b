import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from './redis-server.ts';

export interface RedisSentinel {
  /** As `REDIS_URL` takes it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A real master watched by one real sentinel. */
export async function startRedisSentinel(): Promise<RedisSentinel> {
  const master = await startRedis();
  const folder = await mkdtemp(join(tmpdir(), 'penstock-sentinel-'));
  const file = join(folder, 'sentinel.conf');
  await writeFile(file, `sentinel monitor prices 127.0.0.1 ${master.port} 1\n`);
  const sentinel = await startRedis({ sentinelConfig: file });
  return {
    url: `redis+sentinel://127.0.0.1:${sentinel.port}/prices`,
    stop: async () => {
      await sentinel.stop();
      await master.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
