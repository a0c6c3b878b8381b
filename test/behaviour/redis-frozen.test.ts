// I6: a Redis that freezes under load costs its deadline until the breaker opens, and nothing after.
import { setTimeout as elapse } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { answered, longestWaitMs, medianWaitMs, type Sample, spreadMs } from '../support/traffic.ts';
import { type Fleet, READ_DEADLINE_MS, startFleet } from './fleet.ts';
import { until } from './troubled-gateway.ts';

const PER_SECOND = 200;
/** Before the freeze, answers: a process that has just begun is slow for reasons of its own. */
const WARM = 4 * PER_SECOND;
const FROZEN_MS = 30_000;
const ADDED_ONCE_OPEN_MS = 2;
/** The waits that those caught by the freeze are compared with: of just before, and loads of the same moment. */
const AROUND_MS = 1000;
const BACK_WITHIN_MS = 5000;
/** How far the longest waits of two processes may differ on a busy machine. */
const MACHINE_MS = 1000;

let redis: RedisServer;
let fleet: Fleet;
beforeAll(async () => {
  redis = await startRedis();
  fleet = await startFleet(redis.url);
}, 60_000);
afterAll(async () => {
  await fleet.stop();
  await redis.stop();
}, 60_000);

// Times are the promise here. A gateway without a cache has the same traffic at the same time: its waits are the load, and
// how much they differ by themselves is the machine's.
test(`a Redis frozen for ${FROZEN_MS / 1000} s under ${PER_SECOND} requests a second`, async () => {
  const comparison = await fleet.trafficWithoutCache(PER_SECOND / 4);
  const traffic = fleet.traffic(PER_SECOND);
  await answered(traffic, WARM);
  const frozenAt = performance.now();
  await redis.kill('SIGSTOP');
  await until(() => fleet.degraded());
  const openAt = performance.now();
  await elapse(frozenAt + FROZEN_MS - openAt);
  const thawedAt = performance.now();
  await redis.kill('SIGCONT');
  await fleet.shared();
  const sharedAt = performance.now();
  const samples = await traffic.stop();
  const compared = await comparison.stop();

  const caught = sentBetween(samples, frozenAt, openAt);
  const open = sentBetween(samples, openAt, thawedAt);
  const loads = sentBetween(compared, openAt, thawedAt);
  const around = [
    ...sentBetween(samples, frozenAt - AROUND_MS, frozenAt),
    ...sentBetween(compared, frozenAt - AROUND_MS, openAt + AROUND_MS),
  ];
  const addedMs = medianWaitMs(open) - medianWaitMs(loads);
  expect(samples.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(open.length).toBeGreaterThan((PER_SECOND * FROZEN_MS) / 1000 / 2);
  expect(medianWaitMs(caught)).toBeLessThanOrEqual(longestWaitMs(around) + READ_DEADLINE_MS);
  expect(longestWaitMs(caught)).toBeLessThanOrEqual(longestWaitMs(compared) + READ_DEADLINE_MS + MACHINE_MS);
  expect(addedMs).toBeLessThanOrEqual(ADDED_ONCE_OPEN_MS + spreadMs(loads));
  expect(sharedAt - thawedAt).toBeLessThanOrEqual(BACK_WITHIN_MS);
}, 120_000);

function sentBetween(samples: readonly Sample[], from: number, to: number): readonly Sample[] {
  return samples.filter(({ sentAt }) => sentAt >= from && sentAt < to);
}
