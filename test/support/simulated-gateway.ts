import { loadConfig } from '../../src/config.ts';
import { startGateway } from '../../src/main.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';

/** A gateway without limits of its own over a simulator whose clock stands still. */
export interface SimulatedGateway {
  readonly simulator: Simulator;
  /** Asks for fields of one stock, IBM unless told. */
  ask(selection: string, symbol?: string): Promise<StockAnswer>;
  close(): Promise<void>;
}

/** What one answer says of the stock. */
export interface StockAnswer {
  // Read loosely: the tests say what they expect of it.
  readonly stock: ReturnType<typeof JSON.parse>;
  readonly errors: readonly Record<string, unknown>[];
  /** The rows of `extensions.cache`: the path below the stock, status and category. */
  readonly rows: readonly (readonly [path: string, status: string, category: string])[];
  readonly cacheControl: string | null;
}

/** Starts both; the simulator's day is 2026-07-30, after the close. */
export async function startSimulatedGateway(): Promise<SimulatedGateway> {
  const simulator = await startSimulator({ now: () => Date.UTC(2026, 6, 30, 22) });
  const gateway = await startGateway(
    loadConfig({
      PORT: '0',
      ALPHAVANTAGE_API_KEY: 'any',
      ALPHAVANTAGE_URL: simulator.url,
      UPSTREAM_LIMIT_PER_SECOND: '0',
      UPSTREAM_LIMIT_PER_DAY: '0',
    }),
    createLogger({ level: 'error', pretty: false, destination: { write: () => true } }),
  );
  return {
    simulator,
    ask: (selection, symbol = 'IBM') => askStock(gateway.url, `{ stock(symbol: "${symbol}") { ${selection} } }`),
    async close() {
      await gateway.stop();
      await simulator.close();
    },
  };
}

async function askStock(url: string, query: string): Promise<StockAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'penstock-debug': '1' },
    body: JSON.stringify({ query }),
  });
  const { data, errors = [], extensions } = JSON.parse(await response.text());
  const rows = extensions.cache.map(({ path, status, category }: Record<string, unknown>) => [
    [path].flat().slice(1).join('.'),
    status,
    category,
  ]);
  return { stock: data?.stock, errors, rows, cacheControl: response.headers.get('cache-control') };
}
