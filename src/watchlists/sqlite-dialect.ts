import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type SqliteFile from 'libsql';

/** Kysely's dialect for a SQLite file, which is opened by its first use. */
export function sqliteDialect(path: string): Dialect {
  const dialect = new SqliteDialect({ database: () => openSqlite(path) });
  return {
    createAdapter: () => new LockedMigrations(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** SQLite can migrate within a transaction, whose lock makes processes that start together wait for one another. */
class LockedMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Readers and a writer do not wait for each other. Who has to wait does so in JavaScript: the library's own wait would
 * hold up the whole process.
 */
const SETTINGS =
  'pragma busy_timeout = 0; pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on';

/** The file, and its folder, are made when missing. */
async function openSqlite(path: string): Promise<SqliteDatabase> {
  // A library of native code: who keeps the lists in Postgres, or has none, needs it not even to be there.
  const { default: SqliteFile } = await import('libsql');
  mkdirSync(dirname(path), { recursive: true });
  const file = new SqliteFile(path);
  try {
    file.exec(SETTINGS);
  } catch (error) {
    file.close();
    throw error;
  }
  return {
    close: () => file.close(),
    prepare: (sql) => TRANSACTION.get(sql)?.(file) ?? file.prepare(sql),
  };
}

/**
 * A prepared statement that finds the file locked stays active in the library and keeps later ones from committing, so
 * the write lock is taken at the beginning of a transaction, by `exec`, which leaves nothing behind.
 */
const TRANSACTION: ReadonlyMap<string, (file: SqliteFile.Database) => SqliteStatement> = new Map([
  ['begin', (file) => commandOf(file, 'begin immediate')],
  ['commit', (file) => commandOf(file, 'commit')],
  ['rollback', (file) => commandOf(file, 'rollback')],
]);

function commandOf(file: SqliteFile.Database, sql: string): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    run() {
      file.exec(sql);
      return { changes: 0, lastInsertRowid: 0 };
    },
  };
}
