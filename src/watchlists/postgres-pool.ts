import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { DatabaseError, Pool, type PoolClient } from 'pg';

/** Every wait for Postgres has an end, ms. */
const CONNECT_DEADLINE_MS = 2000;
const STATEMENT_DEADLINE_MS = 5000;
const MAX_CONNECTIONS = 10;

/** Connections to Postgres. `onTrouble` hears of one that broke while nobody used it. */
export function openPostgresPool(url: string, onTrouble: (error: unknown) => void): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_DEADLINE_MS,
    // The server's limit ends the work; ours holds when the server does not answer at all.
    statement_timeout: STATEMENT_DEADLINE_MS,
    query_timeout: STATEMENT_DEADLINE_MS,
    idle_in_transaction_session_timeout: STATEMENT_DEADLINE_MS,
    keepAlive: true,
  });
  pool.on('error', onTrouble);
  return {
    connect: async () => new Lent(await pool.connect()),
    end: () => pool.end(),
  };
}

/**
 * A connection while somebody has it. When a statement got no answer its transaction may still be open, and the next
 * user would go on in it: such a connection is not used again, and its end undoes what it had begun.
 */
class Lent implements PostgresPoolClient {
  readonly #client: PoolClient;
  #broken: Error | null = null;

  constructor(client: PoolClient) {
    this.#client = client;
    // The pool listens while nobody has it. One that breaks unheard would end the process.
    client.on('error', this.#onError);
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    return typeof statement === 'string' ? this.#run(statement, parameters) : statement;
  }

  release(): void {
    this.#client.off('error', this.#onError);
    this.#client.release(this.#broken ?? undefined);
  }

  readonly #onError = (error: Error): void => {
    this.#broken ??= error;
  };

  async #run<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (this.#broken !== null) throw this.#broken;
    try {
      const { command, rowCount, rows } = await this.#client.query(sql, [...parameters]);
      return { command: commandOf(command), rowCount: rowCount ?? 0, rows };
    } catch (error) {
      // What the server itself reports leaves the connection as it should be.
      if (!(error instanceof DatabaseError)) this.#broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }
}

const COMMANDS = ['UPDATE', 'DELETE', 'INSERT', 'MERGE'] as const;

/** Whether a statement counts rows; those that do not are all the same to Kysely. */
function commandOf(command: string): PostgresQueryResult<unknown>['command'] {
  return COMMANDS.find((name) => name === command) ?? 'SELECT';
}
