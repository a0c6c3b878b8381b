import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { ROOT } from '../shape/source-files.ts';

const SERVE = ['--import', 'tsx', 'src/cli/penstock.ts', 'serve'];
const SYMBOLS = ['AAPL', 'MSFT', 'IBM', 'TSLA', 'AMZN', 'NVDA'];
const LOOK_MS = 20;
const CLIENTS = 6;
const DEADLINE_MS = 60_000;

/** One gateway process. */
interface Replica {
  /** Without a path. */
  readonly origin: string;
  /** Signals it and waits for its end. */
  stop(signal: NodeJS.Signals): Promise<{ readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }>;
}

let redis: RedisServer;
let simulator: Simulator;
const started: Pick<Replica, 'stop'>[] = [];

beforeAll(async () => {
  redis = await startRedis();
  // Loads that take a while: some are under way whenever a signal comes.
  simulator = await startSimulator({ latencyMs: 60 });
});
afterAll(async () => {
  await Promise.all(started.map((replica) => replica.stop('SIGKILL')));
  await simulator.close();
  await redis.stop();
});

async function startReplica(): Promise<Replica> {
  const child = spawn(process.execPath, SERVE, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      WARM_ON_START: 'off',
      REDIS_URL: redis.url,
      ...NO_LIMITS,
      ALPHAVANTAGE_API_KEY: 'any',
      ALPHAVANTAGE_URL: simulator.url,
      // Entries that die at once keep the leases busy.
      CACHE_TTL_PRICE_SECONDS: '1',
      CACHE_READ_DEADLINE_MS: '5000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop: Replica['stop'] = async (signal) => {
    child.kill(signal);
    await ended;
    return { exitCode: child.exitCode, signal: child.signalCode };
  };
  started.push({ stop });
  return { origin: await servedOrigin(child), stop };
}

/** Where it says it serves, in its log; read to the end, as a full pipe would stop it. */
function servedOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    const late = setTimeout(() => reject(new Error(`It did not serve in time. It said:\n${log}`)), DEADLINE_MS);
    child.stdout?.on('data', (chunk) => {
      log += String(chunk);
      const origin = /"url":"(http:[^"]+)\/graphql"/.exec(log)?.[1];
      if (origin === undefined) return;
      clearTimeout(late);
      log = '';
      resolve(origin);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`It ended with ${code} before it served. It said:\n${log}`));
    });
  });
}

/** One request over a kept-alive connection; rejects when the connection fails. */
function send(agent: Agent, url: string, query: string | null): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const method = query === null ? 'GET' : 'POST';
    const request = httpRequest(url, { agent, method, headers: { 'content-type': 'application/json' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    request.once('error', reject);
    request.end(query === null ? undefined : JSON.stringify({ query }));
  });
}

/** Sends queries without a pause to whichever replica is ready, as a balancer would see it. */
class Clients {
  readonly failures: string[] = [];
  /** Answers by replica. */
  readonly answered = new Map<string, number>();
  readonly #agent = new Agent({ keepAlive: true });
  readonly #replicas = new Set<Replica>();
  #ready: readonly Replica[] = [];
  #over = false;
  readonly #running: readonly Promise<void>[];

  constructor(replicas: readonly Replica[]) {
    for (const replica of replicas) this.#replicas.add(replica);
    this.#ready = replicas;
    this.#running = [this.#look(), ...Array.from({ length: CLIENTS }, (_, index) => this.#load(index))];
  }

  add(replica: Replica): void {
    this.#replicas.add(replica);
  }

  remove(replica: Replica): void {
    this.#replicas.delete(replica);
  }

  /** Resolves when every one of these has given so many answers. */
  async untilAnswered(replicas: readonly Replica[], count: number): Promise<void> {
    const deadline = performance.now() + DEADLINE_MS;
    while (replicas.some(({ origin }) => (this.answered.get(origin) ?? 0) < count)) {
      if (performance.now() > deadline) throw new Error(`Too few answers: ${JSON.stringify([...this.answered])}`);
      await delay(LOOK_MS);
    }
  }

  async end(): Promise<void> {
    this.#over = true;
    await Promise.all(this.#running);
    this.#agent.destroy();
  }

  async #look(): Promise<void> {
    while (!this.#over) {
      const all = [...this.#replicas];
      const looks = await Promise.allSettled(all.map(({ origin }) => send(this.#agent, `${origin}/readyz`, null)));
      this.#ready = all.filter((_, index) => {
        const look = looks[index];
        return look?.status === 'fulfilled' && look.value.status === 200;
      });
      await delay(LOOK_MS);
    }
  }

  async #load(client: number): Promise<void> {
    for (let turn = client; !this.#over; turn += 1) {
      const replica = this.#ready[turn % Math.max(1, this.#ready.length)];
      if (replica === undefined) {
        this.failures.push('no replica was ready');
        await delay(LOOK_MS);
        continue;
      }
      const query = `{ quote(symbol: "${SYMBOLS[turn % SYMBOLS.length]}") { price } }`;
      try {
        const { status, text } = await send(this.#agent, `${replica.origin}/graphql`, query);
        if (status !== 200 || text.includes('"errors"')) this.failures.push(`${status} ${text}`);
        this.answered.set(replica.origin, (this.answered.get(replica.origin) ?? 0) + 1);
      } catch (error) {
        this.failures.push(String(error));
      }
      // Breathe: this process is the balancer and the upstream as well.
      await delay(2);
    }
  }
}

test('a rolling restart under load fails no request', async () => {
  const first = await Promise.all([startReplica(), startReplica()]);
  const clients = new Clients(first);
  const fresh: Replica[] = [];
  const ends: unknown[] = [];
  try {
    await clients.untilAnswered(first, 50);
    for (const old of first) {
      ends.push(await old.stop('SIGTERM'));
      clients.remove(old);
      const replica = await startReplica();
      fresh.push(replica);
      clients.add(replica);
      await clients.untilAnswered(fresh, 50);
    }
  } finally {
    await clients.end();
  }
  expect(clients.failures).toEqual([]);
  expect(ends).toEqual([
    { exitCode: 0, signal: null },
    { exitCode: 0, signal: null },
  ]);
  const answers = [...clients.answered.values()].reduce((sum, count) => sum + count, 0);
  expect(simulator.callCount()).toBeLessThan(answers);
}, 120_000);
