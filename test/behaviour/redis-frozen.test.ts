import { setTimeout as elapse } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { longestWaitMs, medianWaitMs, type Sample } from '../support/traffic.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { until } from './troubled-gateway.ts';

const PER_SECOND = 200;
const WARM_MS = 2000;
const FROZEN_MS = 30_000;
const READ_DEADLINE_MS = 50;
const ADDED_ONCE_OPEN_MS = 2;
const BACK_WITHIN_MS = 5000;
/** What a busy machine may add to a wait: to most of them, and to the longest. */
const MACHINE_MS = 50;
const MACHINE_WORST_MS = 1000;

let redis: RedisServer;
let fleet: Fleet;
beforeAll(async () => {
  redis = await startRedis();
  fleet = await startFleet(redis.url, { CACHE_READ_DEADLINE_MS: String(READ_DEADLINE_MS) });
}, 60_000);
afterAll(async () => {
  await fleet.stop();
  await redis.stop();
}, 60_000);

// Times are the promise here. A gateway without a cache has the same traffic at the same time: its waits are the load, on
// however busy a machine.
test(`a Redis frozen for ${FROZEN_MS / 1000} s under ${PER_SECOND} requests a second`, async () => {
  const comparison = await fleet.trafficWithoutCache(PER_SECOND / 4);
  const traffic = fleet.traffic(PER_SECOND);
  await elapse(WARM_MS);
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

  const loadMs = medianWaitMs(sentBetween(compared, openAt, thawedAt));
  const caught = sentBetween(samples, frozenAt, openAt);
  const open = sentBetween(samples, openAt, thawedAt);
  console.log({
    loadMs,
    caught: caught.length,
    mc: medianWaitMs(caught),
    mo: medianWaitMs(open),
    maxo: longestWaitMs(open),
    maxall: longestWaitMs(samples),
    back: sharedAt - thawedAt,
    opened: openAt - frozenAt,
    maxcomp: longestWaitMs(compared),
  });
  expect(samples.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(open.length).toBeGreaterThan((PER_SECOND * FROZEN_MS) / 1000 / 2);
  expect(medianWaitMs(caught) - loadMs).toBeLessThanOrEqual(READ_DEADLINE_MS + MACHINE_MS);
  expect(longestWaitMs(sentBetween(samples, frozenAt, sharedAt)) - loadMs).toBeLessThanOrEqual(
    READ_DEADLINE_MS + MACHINE_WORST_MS,
  );
  expect(medianWaitMs(open) - loadMs).toBeLessThanOrEqual(ADDED_ONCE_OPEN_MS);
  expect(sharedAt - thawedAt).toBeLessThanOrEqual(BACK_WITHIN_MS);
}, 120_000);

function sentBetween(samples: readonly Sample[], from: number, to: number): readonly Sample[] {
  return samples.filter(({ sentAt }) => sentAt >= from && sentAt < to);
}
