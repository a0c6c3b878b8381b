import { type Kysely, type Migration, Migrator } from 'kysely';

import type { Database } from './tables.ts';

/** In order; one that has been released is never changed. Written for SQLite and Postgres alike. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-watchlists': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('watchlist_owners')
        .addColumn('owner', 'text', (column) => column.primaryKey())
        .addColumn('changes', 'integer', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('watchlists')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('owner', 'text', (column) => column.notNull().references('watchlist_owners.owner'))
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('watchlists_owner').on('watchlists').column('owner').execute();
      await db.schema
        .createTable('watchlist_symbols')
        .addColumn('watchlist_id', 'text', (column) => column.references('watchlists.id').onDelete('cascade').notNull())
        .addColumn('symbol', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('watchlist_symbols_key', ['watchlist_id', 'symbol'])
        .execute();
    },
  },
};

/** Brings the tables to their newest form. Replicas that start together wait for the one that is at it. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
