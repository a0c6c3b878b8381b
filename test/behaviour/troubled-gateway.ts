import { setTimeout as elapse } from 'node:timers/promises';
import { loadConfig } from '../../src/config.ts';
import { startGateway } from '../../src/main.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { FAST_PATH } from '../support/fast-path.ts';

const RECOVERY_DEADLINE_MS = 15_000;
const PINO_WARN = 40;

/** A gateway in this process whose Redis will be hurt. */
export interface TroubledGateway {
  /** Searches for words never asked for before; gives them. Throws unless it was answered without an error. */
  askNew(): Promise<string>;
  /** Searches for the words again; gives the tier that it came from. */
  tierOf(words: string): Promise<string>;
  /** Searches for new words, a few at a time, until told to stop; then gives the number answered. Throws on a failure. */
  traffic(): { stop(): Promise<number> };
  readiness(): Promise<{ readonly code: number; readonly status: unknown }>;
  /** Resolves when values are shared over Redis again and readiness has nothing to say. */
  recovered(): Promise<void>;
  /** The messages of the log at warn and above, but for those about the memory of Redis. */
  warnings(): readonly string[];
  stop(): Promise<void>;
}

/** Starts a gateway without near copies, so that every answer is asked of Redis, and waits for nothing. */
export async function startTroubledGateway(redisPort: number): Promise<TroubledGateway> {
  const simulator = await startSimulator();
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', pretty: false, destination: { write: (line) => lines.push(line) } });
  const config = loadConfig({
    ...FAST_PATH,
    PORT: '0',
    WARM_ON_START: 'off',
    ...NO_LIMITS,
    ALPHAVANTAGE_API_KEY: 'simulator',
    ALPHAVANTAGE_URL: simulator.url,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    CACHE_NEAR_MAX_BYTES: '0',
    CACHE_READ_DEADLINE_MS: '250',
  });
  const gateway = await startGateway(config, logger);
  let asked = 0;

  const ask = async (words: string): Promise<string> => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'penstock-debug': '1' },
      body: JSON.stringify({ query: `{ search(keywords: "${words}") { symbol } }` }),
    });
    const body: unknown = await response.json();
    if (!Array.isArray(at(body, 'data', 'search'))) throw new Error(`a failed request: ${JSON.stringify(body)}`);
    return String(at(body, 'extensions', 'cache', '0', 'tier'));
  };
  const askNew = async (): Promise<string> => {
    asked += 1;
    const words = `w${asked}w`;
    await ask(words);
    return words;
  };
  const readiness: TroubledGateway['readiness'] = async () => {
    const response = await fetch(new URL('/readyz', gateway.url));
    return { code: response.status, status: at(await response.json(), 'status') };
  };

  return {
    askNew,
    tierOf: ask,
    readiness,
    traffic() {
      let going = true;
      let answered = 0;
      const client = async (): Promise<void> => {
        for (; going; answered += 1) await askNew();
      };
      // Looked at when it stops, and not unheard until then.
      const clients = Promise.allSettled([client(), client(), client(), client()]);
      return {
        async stop() {
          going = false;
          for (const end of await clients) if (end.status === 'rejected') throw end.reason;
          return answered;
        },
      };
    },
    recovered: () =>
      until(async () => (await ask(await askNew())) === 'STORE' && (await readiness()).status === 'ready'),
    warnings: () => lines.flatMap((line) => warningOf(JSON.parse(line))).filter((message) => !/memory/.test(message)),
    async stop() {
      await gateway.stop();
      await simulator.close();
    },
  };
}

/** Looks again and again until it is so; fails when it takes too long. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + RECOVERY_DEADLINE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not come about in time.');
    await elapse(20);
  }
}

function warningOf(line: unknown): readonly string[] {
  return Number(at(line, 'level')) < PINO_WARN ? [] : [String(at(line, 'msg'))];
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(name) : undefined,
    value,
  );
}
