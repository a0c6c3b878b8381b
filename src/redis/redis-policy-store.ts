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

/** The overrides of the fleet: a key for each category, which Redis itself forgets when it expires. */
export class RedisPolicyStore implements PolicyStore {
  readonly #client: RedisClient;
  readonly #keys: RedisKeys;

  constructor(client: RedisClient, keys: RedisKeys) {
    this.#client = client;
    this.#keys = keys;
  }

  read(categories: readonly string[]): Promise<ReadonlyMap<string, PolicyOverride>> {
    return reaching(async () => {
      const texts = await this.#client.mget(categories.map((category) => this.#keys.policy(category)));
      return new Map(
        categories.flatMap((category, index) => {
          const override = overrideFrom(texts[index] ?? null);
          return override === null ? [] : [[category, override] as const];
        }),
      );
    });
  }

  async set(category: string, override: PolicyOverride): Promise<void> {
    const text = JSON.stringify(override);
    await reaching(() => this.#client.set(this.#keys.policy(category), text, 'PXAT', override.expiresAt));
  }

  async reset(category: string): Promise<void> {
    await reaching(() => this.#client.del(this.#keys.policy(category)));
  }
}

/** Null for what no build of ours wrote. */
function overrideFrom(text: string | null): PolicyOverride | null {
  if (text === null) return null;
  try {
    return OverrideForm.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // Not JSON: the configured policy holds.
  }
}
