import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway } from '../../src/main.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { filesIn } from '../shape/source-files.ts';
import { post } from '../support/graph-server.ts';

let simulator: Simulator;
let gateway: Gateway;

beforeAll(async () => {
  simulator = await startSimulator();
  const env = { PORT: '0', ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url };
  const limits = { UPSTREAM_LIMIT_PER_SECOND: '2', UPSTREAM_LIMIT_PER_DAY: '4' };
  gateway = await startGateway(loadConfig({ ...env, ...limits }), createLogger({ level: 'silent', pretty: false }));
});
afterAll(async () => {
  await gateway.stop();
  await simulator.close();
});

async function metrics(): Promise<{ readonly lines: readonly string[]; readonly contentType: string | null }> {
  const response = await fetch(new URL('/metrics', gateway.url));
  return { lines: (await response.text()).split('\n'), contentType: response.headers.get('content-type') };
}

test('/metrics tells what the cache and the upstream have done, and what is left of the budget', async () => {
  const query = '{ quotes(symbols: ["AAPL", "MSFT", "IBM"]) { symbol } }';
  await post(gateway.url, { query });
  await post(gateway.url, { query });
  await post(gateway.url, { query: '{ quote(symbol: "NOPE") { symbol } }' });
  await post(gateway.url, { query: '{ fundamentals(symbol: "IBM") { name } }' });

  const { lines, contentType } = await metrics();
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  const expected = [
    'penstock_cache_served_total{status="MISS",tier="ORIGIN",category="PRICE"} 4',
    'penstock_cache_served_total{status="HIT",tier="NEAR",category="PRICE"} 3',
    'penstock_cache_loads_total{category="PRICE",outcome="ok"} 3',
    'penstock_cache_loads_total{category="PRICE",outcome="failed"} 1',
    'penstock_upstream_calls_total{function="GLOBAL_QUOTE",class="interactive",outcome="OK"} 4',
    'penstock_upstream_refused_total{class="interactive",window="day"} 1',
    'penstock_upstream_queued_total{class="interactive"} 1',
    'penstock_upstream_budget_limit{window="day"} 4',
    'penstock_upstream_budget_left{window="day"} 0',
    'penstock_upstream_budget_spent_today{class="interactive"} 4',
    'penstock_upstream_breaker_open 0',
  ];
  expect(expected.filter((line) => !lines.includes(line))).toEqual([]);
  expect(lines.some((line) => line.startsWith('process_cpu_seconds_total'))).toBe(true);
  expect(lines.join('\n')).not.toContain('AAPL');
});

test('every metric of ours is in docs/metrics.md, and the other way round', async () => {
  const { lines } = await metrics();
  const shown = lines.flatMap((line) => /^# TYPE (penstock_\w+)/.exec(line)?.[1] ?? []);
  const page = filesIn('docs', '.md').find(({ path }) => path === 'docs/metrics.md')?.text ?? '';
  const documented = [...page.matchAll(/^\| `(penstock_\w+)` \|/gm)].map(([, name]) => name);
  expect(documented.sort()).toEqual(shown.sort());
});

test('/metrics is for GET alone', async () => {
  const response = await fetch(new URL('/metrics', gateway.url), { method: 'POST' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
});
