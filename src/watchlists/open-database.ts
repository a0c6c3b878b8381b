import { Kysely, PostgresDialect } from 'kysely';

import type { DatabaseTarget } from './database-url.ts';
import { openPostgresPool } from './postgres-pool.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Database, Tables } from './tables.ts';

/** Opens the database by its first use. `onTrouble` hears of a connection that broke while nobody used it. */
export function openDatabase(target: DatabaseTarget, onTrouble: (error: unknown) => void): Database {
  const dialect =
    target.kind === 'sqlite'
      ? sqliteDialect(target.path)
      : new PostgresDialect({ pool: openPostgresPool(target.url, onTrouble) });
  return new Kysely<Tables>({ dialect });
}
