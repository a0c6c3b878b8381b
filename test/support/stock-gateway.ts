import type { Simulator } from '../../src/simulator/server.ts';
import { startSimulatedGateway, startStillSimulator } from './simulated-gateway.ts';

/** A gateway without limits over a simulator whose clock stands still, asked about one stock at a time. */
export interface StockGateway {
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

export async function startStockGateway(): Promise<StockGateway> {
  const simulator = await startStillSimulator();
  const gateway = await startSimulatedGateway(simulator);
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
