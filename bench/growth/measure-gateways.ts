import type { Redis } from 'ioredis';
import { PENSTOCK } from '../contestants.ts';
import { SERVER_CORES } from '../cores.ts';
import { load } from '../load.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import type { Point } from './curve.ts';

export interface Growing {
  readonly redis: Redis;
  /** What every gateway is told. */
  readonly env: Readonly<Record<string, string>>;
  readonly warmupSeconds: number;
  readonly seconds: number;
}

export interface Load {
  readonly line: string;
  readonly x: number;
  /** Default 1. */
  readonly gateways?: number;
  readonly env: Readonly<Record<string, string>>;
  /** A file with one request body a line. */
  readonly bodies: string;
}

/** Fresh gateways, a warm-up, then what is measured: the lines after those of the warm-up. */
export async function measureGateways(growing: Growing, { line, x, gateways = 1, env, bodies }: Load): Promise<Point> {
  const { redis, warmupSeconds, seconds } = growing;
  const servers: ServerProcess[] = [];
  try {
    for (let started = 0; started < gateways; started += 1) {
      servers.push(await startServer({ command: PENSTOCK, env }, growing.env, SERVER_CORES));
    }
    const [first, ...rest] = servers;
    const url = `${first?.origin}/graphql`;
    const others = rest.map(({ port }) => port);
    const { requests: from } = await load(url, { seconds: warmupSeconds, bodies, others });
    const before = await spent();
    const { requests, perSecond, p99Ms } = await load(url, { seconds, bodies, from, others });
    const after = await spent();
    const cpuUs = (after.cpuUs - before.cpuUs) / requests;
    return { line, x, perSecond, p99Ms, cpuUs, redisCommands: (after.commands - before.commands) / requests };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }

  async function spent(): Promise<{ readonly cpuUs: number; readonly commands: number }> {
    const commands = Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))?.[1]);
    return { commands, cpuUs: servers.reduce((sum, server) => sum + server.cpuUs(), 0) };
  }
}
