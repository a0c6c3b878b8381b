import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as elapse } from 'node:timers/promises';
import { allCompanies } from '../src/simulator/companies.ts';
import { startSimulator } from '../src/simulator/server.ts';
import { rankOf } from './workloads.ts';

export interface BenchUpstream {
  readonly url: string;
  /** How many were begun. */
  calls(): number;
  close(): Promise<void>;
}

/** The vendor's daily bars go back for decades; the benchmark asks for 250 and must not measure the rest. */
const BARS = 300;
const DAILY = 'Time Series (Daily)';

/** The simulator under other names: it lists a hundred companies, the benchmark asks for more. */
export async function startUpstream(latencyMs = 0): Promise<BenchUpstream> {
  const simulator = await startSimulator();
  const companies = allCompanies();
  const known = new Map<string, Promise<string>>();
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    const url = new URL(request.url ?? '/', simulator.url);
    const asked = url.searchParams.get('symbol') ?? '';
    const listed = companies[(rankOf(asked) ?? 0) % companies.length]?.symbol ?? asked;
    url.searchParams.set('symbol', listed);
    const answer = known.get(url.href) ?? answerOf(url);
    known.set(url.href, answer);
    try {
      const [text] = await Promise.all([answer, latencyMs === 0 ? undefined : elapse(latencyMs)]);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(text.replaceAll(`"${listed}"`, `"${asked}"`));
    } catch {
      response.writeHead(502).end();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the upstream must listen on a port');
  return {
    url: new URL(new URL(simulator.url).pathname, `http://127.0.0.1:${address.port}`).href,
    calls: () => calls,
    async close() {
      server.close();
      server.closeAllConnections();
      await simulator.close();
    },
  };
}

async function answerOf(url: URL): Promise<string> {
  const body: Record<string, unknown> = JSON.parse(await (await fetch(url)).text());
  const bars = Object.entries(body[DAILY] ?? {}).slice(0, BARS);
  return JSON.stringify(bars.length === 0 ? body : { ...body, [DAILY]: Object.fromEntries(bars) });
}
