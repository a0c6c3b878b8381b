// I1, I2, I3 and I5, whatever happens in whatever order: random runs over three engines on one Redis.
//
// A fault prints the seed, the shortest run found and its trace. Each of these faults, put into the engine, is found:
// no token asked for at a fill or a release, tag ids not compared at a deposit or a read, a marker that outlives its
// tags, a key invalidated without its lease, joiners who do not ask again, near copies kept from a reply that a push
// has overtaken, or through lost tracking, or past freshness, a refresh that does not heed a failure, no lease at all.
import { afterAll, beforeAll, test } from '@jest/globals';
import fc from 'fast-check';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { Fleet } from './interleavings/fleet.ts';
import { graveSteps, ordinarySteps, runSteps } from './interleavings/run.ts';

let redis: RedisServer;
let fleet: Fleet;
beforeAll(async () => {
  redis = await startRedis();
  fleet = new Fleet(redis.url, 3);
});
afterAll(async () => {
  await fleet.stop();
  await redis.stop();
});

test('reads, loads, failures, invalidations, ends of keys and flushes', async () => {
  await fc.assert(
    fc.asyncProperty(ordinarySteps, (steps) => runSteps(fleet, steps)),
    { numRuns: 2000 },
  );
}, 120_000);

test('and connections lost and processes killed in between', async () => {
  await fc.assert(
    fc.asyncProperty(graveSteps, (steps) => runSteps(fleet, steps)),
    { numRuns: 60 },
  );
}, 120_000);
