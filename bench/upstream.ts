import { createServer } from 'node:http';
import { once } from 'node:events';
import { allCompanies } from '../src/simulator/companies.ts';
import { startSimulator } from '../src/simulator/server.ts';
import { symbols } from './workloads.ts';

export interface BenchUpstream {
  readonly url: string;
  close(): Promise<void>;
}

/** The vendor's daily bars go back for decades; the benchmark asks for 250 and must not measure the rest. */
const BARS = 300;
const DAILY = 'Time Series (Daily)';

/** The simulator under other names: it lists a hundred companies, the benchmark asks for more. */
export async function startUpstream(): Promise<BenchUpstream> {
  const simulator = await startSimulator();
  const companies = allCompanies();
  const known = new Map<string, Promise<string>>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', simulator.url);
    const asked = url.searchParams.get('symbol') ?? '';
    const listed = companies[symbols.indexOf(asked) % companies.length]?.symbol ?? asked;
    url.searchParams.set('symbol', listed);
    const answer = known.get(url.href) ?? answerOf(url);
    known.set(url.href, answer);
    try {
      const text = await answer;
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
