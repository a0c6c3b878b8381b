import type { CacheRow } from '../../src/directive/index.ts';
import { loadConfig } from '../../src/config.ts';
import { startGateway } from '../../src/main.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { inSeconds, signedWith } from './tokens.ts';
import { untilReady } from './until-ready.ts';
import { FAST_PATH } from './fast-path.ts';

/** A Thursday evening in New York, after the close: every figure of the simulator follows from it. */
const NOW = Date.UTC(2026, 6, 30, 22);

/** A key has few calls and nothing is asked beforehand that a test did not ask. */
const UNLIMITED = {
  UPSTREAM_LIMIT_PER_SECOND: '0',
  UPSTREAM_LIMIT_PER_MINUTE: '0',
  UPSTREAM_LIMIT_PER_DAY: '0',
  WARM_ON_START: 'off',
};

/** Where viewers sign in: everything is then asked by one of them, whose lists are in the database. */
export function signedIn(databaseUrl: string): Readonly<Record<string, string>> {
  return { DATABASE_URL: databaseUrl, AUTH_JWT_SECRET: 'a secret of thirty-two bytes or more' };
}

/** What is posted. */
export interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A gateway in this process, before a simulator whose clock stands still. */
export interface SimulatedGateway {
  readonly url: string;
  /** The body of the answer as it came, byte for byte. */
  text(asked: Asked, headers?: Readonly<Record<string, string>>): Promise<string>;
  /** The cache's own account of one query; throws when the answer has errors. */
  rows(asked: Asked): Promise<readonly CacheRow[]>;
  stop(): Promise<void>;
}

/** The upstream of one or more gateways; the same figures whenever the test runs. */
export function startStillSimulator(): Promise<Simulator> {
  return startSimulator({ now: () => NOW });
}

/** Starts the whole gateway on a free port, as `penstock serve` does; resolves once its Redis answers too. */
export async function startSimulatedGateway(
  simulator: Simulator,
  env: Readonly<Record<string, string>> = {},
): Promise<SimulatedGateway> {
  const upstream = { ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url, ...UNLIMITED };
  // A busy machine must not make Redis look dead.
  const config = loadConfig({ PORT: '0', ...FAST_PATH, CACHE_READ_DEADLINE_MS: '5000', ...upstream, ...env });
  const silent = createLogger({ level: 'fatal', pretty: false, destination: { write: () => true } });
  const gateway = await startGateway(config, silent);
  const secret = env['AUTH_JWT_SECRET'];
  const token = secret === undefined ? null : await signedWith(secret, { sub: 'ann', exp: inSeconds(3600) });
  const text = async (asked: Asked, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify(asked),
    });
    return response.text();
  };
  await untilReady(gateway.url).catch(async (error: unknown) => {
    await gateway.stop();
    throw error;
  });
  return {
    url: gateway.url,
    text,
    rows: async (asked) => {
      const body = JSON.parse(await text(asked, { 'penstock-debug': '1' }));
      if (body.errors !== undefined)
        throw new Error(`${asked.query} must have no errors: ${JSON.stringify(body.errors)}`);
      return body.extensions.cache;
    },
    stop: () => gateway.stop(),
  };
}
