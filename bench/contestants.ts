/** A server to be measured. It listens on `PORT` at `/graphql`. */
export interface Contestant {
  readonly name: string;
  /** From the root of the project. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Whether it is given Redis. */
  readonly redis: boolean;
}

const peer = (file: string) => [`bench/servers/${file}.mjs`];
const penstock = ['bin/penstock.js', 'serve'];

/** Answers the same bytes whatever is asked: what all others are divided by. */
export const RAW: Contestant = { name: 'raw node:http', command: peer('raw'), env: {}, redis: false };

export const CONTESTANTS: readonly Contestant[] = [
  { name: 'raw node:http + one Redis GET', command: peer('raw-redis'), env: {}, redis: true },
  { name: 'Penstock, near', command: penstock, env: {}, redis: true },
  { name: 'Penstock, from Redis', command: penstock, env: { CACHE_NEAR_MAX_BYTES: '0' }, redis: true },
  { name: 'mercurius + mercurius-cache, memory, JIT', command: peer('mercurius'), env: {}, redis: false },
  { name: 'mercurius + mercurius-cache, Redis, JIT', command: peer('mercurius'), env: {}, redis: true },
  { name: 'Apollo on fastify + response-cache, Redis', command: peer('apollo'), env: {}, redis: true },
  { name: 'Apollo on fastify + bentocache, memory and Redis', command: peer('bentocache'), env: {}, redis: true },
  { name: 'graphql-yoga + response cache, memory', command: peer('yoga'), env: {}, redis: false },
];
