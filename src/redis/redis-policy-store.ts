import { z } from 'zod';
import type { PolicyOverride, PolicyStore } from '../policies/policy-store.ts';
import type { RedisClient } from './connect.ts';
import type { RedisKeys } from './keys.ts';
import { reaching } from './reaching.ts';

const OverrideForm = z.object({
  policy: z.object({
    maxAgeMs: z.number(),
    staleWhileRevalidateMs: z.number(),
    staleIfErrorMs: z.number(),
    absentMs: z.number(),
  }),
  changedBy: z.string(),
  expiresAt: z.number(),
});

/** How long the hash outlives its last change, seconds: longer than any override. */
const KEPT_SECONDS = 366 * 86_400;

/** The overrides of the fleet: one hash, read as a whole. Each field says itself when it ends. */
export class RedisPolicyStore implements PolicyStore {
  readonly #client: RedisClient;
  readonly #key: string;

  constructor(client: RedisClient, keys: RedisKeys) {
    this.#client = client;
    this.#key = keys.policies;
  }

  read(): Promise<ReadonlyMap<string, PolicyOverride>> {
    return reaching(async () => {
      const texts = Object.entries(await this.#client.hgetall(this.#key));
      return new Map(
        texts.flatMap(([category, text]) => {
          const override = overrideFrom(text);
          return override === null ? [] : [[category, override] as const];
        }),
      );
    });
  }

  async set(category: string, override: PolicyOverride): Promise<void> {
    await reaching(async () => {
      await this.#client.hset(this.#key, category, JSON.stringify(override));
      await this.#client.expire(this.#key, KEPT_SECONDS);
    });
  }

  async reset(category: string): Promise<void> {
    await reaching(() => this.#client.hdel(this.#key, category));
  }
}

/** Null for what no build of ours wrote. */
function overrideFrom(text: string): PolicyOverride | null {
  try {
    return OverrideForm.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // Not JSON: the configured policy holds.
  }
}
