/** A server to be measured. It listens on `PORT` at `/graphql`. */
export interface Contestant {
  readonly name: string;
  /** From the root of the project. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Whether it is given Redis. */
  readonly redis: boolean;
  /** Whether it has something to load on a miss, for the cold bursts. */
  readonly loads: boolean;
}

const peer = (file: string) => [`bench/servers/${file}.mjs`];
export const PENSTOCK = ['bin/penstock.js', 'serve'];
const NO_NEAR = { CACHE_NEAR_MAX_BYTES: '0' };
const SLOW_PATH = { FAST_PATH: 'off' };

/** Answers the same bytes whatever is asked: what all others are divided by. */
export const RAW: Contestant = raw('raw node:http', peer('raw'), false);

export const CONTESTANTS: readonly Contestant[] = [
  raw('raw node:http + one Redis GET', peer('raw-redis'), true),
  gateway('Penstock, near', PENSTOCK, {}),
  gateway('Penstock, from Redis', PENSTOCK, NO_NEAR),
  gateway('Penstock, near, FAST_PATH=off', PENSTOCK, SLOW_PATH),
  gateway('Penstock, from Redis, FAST_PATH=off', PENSTOCK, { ...NO_NEAR, ...SLOW_PATH }),
  gateway('mercurius + mercurius-cache, memory, JIT', peer('mercurius'), { BENCH_STORE: 'memory' }),
  gateway('mercurius + mercurius-cache, Redis, JIT', peer('mercurius'), { BENCH_STORE: 'redis' }),
  gateway('graphql-yoga + response cache, memory', peer('yoga'), { BENCH_STORE: 'memory' }),
  gateway('graphql-yoga + response cache, Redis', peer('yoga'), { BENCH_STORE: 'redis' }),
  gateway('Apollo + response-cache plugin, Redis', peer('apollo-response-cache'), {}),
  gateway('Apollo + bentocache, memory and Redis', peer('apollo-bentocache'), {}),
  gateway('Apollo, no cache', peer('apollo'), {}),
  gateway('Apollo, no cache, graphql-jit', peer('apollo-jit'), {}),
];

function raw(name: string, command: readonly string[], redis: boolean): Contestant {
  return { name, command, env: {}, redis, loads: false };
}

function gateway(name: string, command: readonly string[], env: Contestant['env']): Contestant {
  return { name, command, env, redis: env.BENCH_STORE !== 'memory', loads: true };
}
