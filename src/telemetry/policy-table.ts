import type { Logger } from 'pino';

import type { CachePolicy } from '../cache/index.ts';
import type { CachedField } from '../directive/index.ts';

/** Says at the start what is cached, for how long and under which key: one line a field. */
export function logPolicies(
  log: Logger,
  fields: readonly CachedField[],
  policyOf: (category: string) => CachePolicy,
): void {
  const width = Math.max(...fields.map(({ coordinate }) => coordinate.length));
  for (const { coordinate, category, keyTemplate, scope } of fields) {
    const ttlSeconds = policyOf(category).maxAgeMs / 1000;
    const line = `@cached ${coordinate.padEnd(width)}  ${category.padEnd(12)} ${String(ttlSeconds).padStart(6)} s  ${keyTemplate}`;
    log.info({ field: coordinate, category, ttlSeconds, scope, key: keyTemplate }, line);
  }
}
