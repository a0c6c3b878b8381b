import { Agent, request as httpRequest } from 'node:http';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { startTraffic, type Traffic } from '../support/traffic.ts';
import { until } from './troubled-gateway.ts';

/** Of both gateways: far above what a busy machine adds to an answer of a Redis that is well. */
export const READ_DEADLINE_MS = 250;

/** Symbols that the simulator knows: few, so that their entries are shared and end again and again. */
const SYMBOLS = ['AAPL', 'MSFT', 'IBM', 'TSLA', 'AMZN', 'NVDA'];

const AnswerForm = z.strictObject({
  data: z.union([
    z.strictObject({ search: z.array(z.unknown()) }),
    z.strictObject({ quote: z.strictObject({ symbol: z.string() }) }),
  ]),
  extensions: z.object({ cache: z.array(z.object({ tier: z.string() })) }).optional(),
});
type Answer = z.infer<typeof AnswerForm>;

/** Two gateways, each a process, over one Redis and one upstream. */
export interface Fleet {
  readonly simulator: Simulator;
  /**
   * Sends queries at a constant rate, to each gateway in turn: for words never asked for before, which are loaded and
   * stored, and for quotes that all share. A failure is any answer but 200 with the data asked for and no error.
   */
  traffic(perSecond: number): Traffic;
  /** Starts a gateway that has the same upstream and loads each time, for comparison, and sends it the same traffic. */
  trafficWithoutCache(perSecond: number): Promise<Traffic>;
  /** Loads something new by the first gateway, asks the second for it, and says whether it had it from the first. */
  shares(): Promise<boolean>;
  /** Resolves when the gateways share what they load and both say that they are ready; fails when it takes too long. */
  shared(): Promise<void>;
  /** Whether both gateways say that they answer without Redis. */
  degraded(): Promise<boolean>;
  /** Ends the traffic as well. */
  stop(): Promise<void>;
}

/** Starts both; resolves once they share what they load. */
export async function startFleet(redisUrl: string): Promise<Fleet> {
  const simulator = await startSimulator();
  const gateways: GatewayProcess[] = [];
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<GatewayProcess> => {
    const gateway = await startGateway({ env: { ...settings(redisUrl, simulator.url), ...more } });
    gateways.push(gateway);
    return gateway;
  };
  const [first, second] = await Promise.all([start(), start()]);
  const agent = new Agent({ keepAlive: true });
  const newSearch = createSearches();

  const running: Traffic[] = [];
  const traffic = (perSecond: number, members: readonly GatewayProcess[]): Traffic => {
    const started = startTraffic(perSecond, async (turn) => {
      const gateway = members[turn % members.length] ?? first;
      const round = Math.floor(turn / members.length);
      const symbol = SYMBOLS[round % SYMBOLS.length] ?? '';
      if (round % 2 === 0) return void (await ask(agent, gateway, { query: newSearch() }));
      const { data } = await ask(agent, gateway, { query: `{ quote(symbol: "${symbol}") { symbol } }` });
      if (!('quote' in data) || data.quote.symbol !== symbol)
        throw new Error(`asked for ${symbol}, got another answer`);
    });
    running.push(started);
    return started;
  };
  const readiness = (): Promise<string[]> => Promise.all([first, second].map(({ url }) => statusOf(url)));
  const shares = async (): Promise<boolean> => {
    const query = newSearch();
    await ask(agent, first, { query });
    const { extensions } = await ask(agent, second, { query, debug: true });
    return extensions?.cache[0]?.tier === 'STORE';
  };
  const shared = (): Promise<void> =>
    until(async () => (await shares()) && (await readiness()).every((status) => status === 'ready'));

  await shared();
  return {
    simulator,
    traffic: (perSecond) => traffic(perSecond, [first, second]),
    trafficWithoutCache: async (perSecond) =>
      traffic(perSecond, [await start({ REDIS_URL: '', CACHE_DISABLED: 'true' })]),
    shares,
    shared,
    degraded: async () => (await readiness()).every((status) => status === 'degraded'),
    async stop() {
      await Promise.all(running.map((one) => one.stop()));
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      agent.destroy();
      await simulator.close();
    },
  };
}

/** Each call gives a query that nobody has asked. */
function createSearches(): () => string {
  let words = 0;
  return () => {
    words += 1;
    return `{ search(keywords: "w${words}w") { symbol } }`;
  };
}

interface Question {
  readonly query: string;
  /** Whether the cache's own account is wanted. */
  readonly debug?: boolean;
}

/** Rejects unless it is answered with all the data asked for. */
async function ask(agent: Agent, { url }: GatewayProcess, { query, debug = false }: Question): Promise<Answer> {
  const { status, text } = await post(agent, `${url}/graphql`, { query, debug });
  const parsed = status === 200 ? AnswerForm.safeParse(JSON.parse(text)) : null;
  if (parsed?.success !== true) throw new Error(`a failed request: ${status} ${text}`);
  return parsed.data;
}

function settings(redisUrl: string, simulatorUrl: string): Record<string, string> {
  return {
    REDIS_URL: redisUrl,
    ALPHAVANTAGE_API_KEY: 'simulator',
    ALPHAVANTAGE_URL: simulatorUrl,
    UPSTREAM_LIMIT_PER_SECOND: '0',
    UPSTREAM_LIMIT_PER_MINUTE: '0',
    UPSTREAM_LIMIT_PER_DAY: '0',
    // Every answer is asked of Redis, and a quote is loaded anew every second.
    CACHE_NEAR_MAX_BYTES: '0',
    CACHE_READ_DEADLINE_MS: String(READ_DEADLINE_MS),
    CACHE_TTL_PRICE_SECONDS: '1',
  };
}

async function statusOf(url: string): Promise<string> {
  const body: unknown = await (await fetch(`${url}/readyz`)).json();
  return z.object({ status: z.string() }).parse(body).status;
}

/** Over a kept-alive connection; rejects when the connection fails. */
function post(
  agent: Agent,
  url: string,
  { query, debug }: Required<Question>,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(debug ? { 'penstock-debug': '1' } : {}) };
    const request = httpRequest(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    request.once('error', reject);
    request.end(JSON.stringify({ query }));
  });
}
