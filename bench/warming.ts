import { setTimeout as elapse } from 'node:timers/promises';
import { loadConfig } from '../src/config.ts';
import { startGateway } from '../src/main.ts';
import { allCompanies } from '../src/simulator/companies.ts';
import { startSimulator } from '../src/simulator/server.ts';
import { createLogger } from '../src/telemetry/logger.ts';
import { startBenchRedis } from './bench-redis.ts';

/**
 * The first minute after a deployment with an empty Redis, with and without warming: `npx tsx bench/warming.ts`. The
 * same requests, in the same order, at the same rate, of symbols drawn by a Zipf law; the operator has named the forty
 * most popular in WARM_SYMBOLS. WARMING_SECONDS and WARMING_PER_SECOND change the length and the rate;
 * WARMING_AFTER_SECONDS is how long the balancer waits before it sends the first request.
 */
const SECONDS = Number(process.env.WARMING_SECONDS ?? 60);
const PER_SECOND = Number(process.env.WARMING_PER_SECOND ?? 20);
const AFTER_SECONDS = Number(process.env.WARMING_AFTER_SECONDS ?? 0);
/** How long the upstream takes for a call, ms. */
const LATENCY_MS = 150;
const WARMED = 40;
/** The figures are told for pieces of the time so long, s. */
const PIECE_SECONDS = 10;

const symbols = allCompanies().map(({ symbol }) => symbol);
const traffic = zipf(symbols, SECONDS * PER_SECOND);

interface Minute {
  /** Of each piece: how many requests waited for the upstream. */
  readonly misses: readonly number[];
  readonly upstreamCalls: number;
  /** Of all requests, ms. */
  readonly p95Ms: number;
}

const [without, withWarming] = [await minute({}), await minute({ WARM_ON_START: 'on' })];
const perPiece = PIECE_SECONDS * PER_SECOND;
process.stdout.write(`| seconds | misses without | misses with |\n| --- | --- | --- |\n`);
for (const [piece, count] of without.misses.entries()) {
  const share = (misses: number): string => `${((100 * misses) / perPiece).toFixed(1)} %`;
  const span = `${piece * PIECE_SECONDS} to ${(piece + 1) * PIECE_SECONDS}`;
  process.stdout.write(`| ${span} | ${share(count)} | ${share(withWarming.misses[piece] ?? 0)} |\n`);
}
process.stdout.write(`| p95 | ${without.p95Ms.toFixed(0)} ms | ${withWarming.p95Ms.toFixed(0)} ms |\n`);
process.stdout.write(`| upstream calls | ${without.upstreamCalls} | ${withWarming.upstreamCalls} |\n`);

async function minute(env: Readonly<Record<string, string>>): Promise<Minute> {
  const redis = await startBenchRedis();
  const simulator = await startSimulator({ latencyMs: LATENCY_MS });
  const upstream = { ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url, UPSTREAM_PLAN: '1200' };
  const limits = { UPSTREAM_LIMIT_PER_SECOND: '0', UPSTREAM_LIMIT_PER_MINUTE: '0', CACHE_READ_DEADLINE_MS: '1000' };
  const warm = { WARM_ON_START: 'off', WARM_SYMBOLS: symbols.slice(0, WARMED).join(), WARM_MOVERS_TOP: '0' };
  const config = loadConfig({ PORT: '0', REDIS_URL: redis.url, ...upstream, ...limits, ...warm, ...env });
  const gateway = await startGateway(config, createLogger({ level: 'silent', pretty: false }));
  await elapse(AFTER_SECONDS * 1000);
  const misses = Array.from({ length: Math.ceil(SECONDS / PIECE_SECONDS) }, () => 0);
  const waits: number[] = [];
  const startedAt = performance.now();
  const asked = traffic.map(async (symbol, turn) => {
    await elapse((turn * 1000) / PER_SECOND);
    const askedAt = performance.now();
    const missed = await waitedForUpstream(gateway.url, symbol);
    waits.push(performance.now() - askedAt);
    const piece = Math.floor((askedAt - startedAt) / 1000 / PIECE_SECONDS);
    if (missed) misses[Math.min(piece, misses.length - 1)] = (misses[piece] ?? 0) + 1;
  });
  await Promise.all(asked);
  const upstreamCalls = simulator.callCount();
  await gateway.stop();
  await simulator.close();
  await redis.stop();
  waits.sort((one, other) => one - other);
  return { misses, upstreamCalls, p95Ms: waits[Math.floor(waits.length * 0.95)] ?? 0 };
}

/** Asks for a quote; whether it waited for the upstream. */
async function waitedForUpstream(url: string, symbol: string): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'penstock-debug': '1' },
    body: JSON.stringify({ query: `{ quote(symbol: "${symbol}") { price } }` }),
  });
  return /"status":"(MISS|COLLAPSED)"/.test(await response.text());
}

/** So many draws, the n-th name with weight 1/n; the same ones each time. */
function zipf(names: readonly string[], count: number): readonly string[] {
  const total = names.reduce((sum, _name, index) => sum + 1 / (index + 1), 0);
  let seed = 1;
  return Array.from({ length: count }, () => {
    // The minimal standard generator of Park and Miller (CACM 1988).
    seed = (seed * 48_271) % 2_147_483_647;
    let left = (seed / 2_147_483_647) * total;
    return (
      names.find((_name, index) => {
        left -= 1 / (index + 1);
        return left <= 0;
      }) ?? ''
    );
  });
}
