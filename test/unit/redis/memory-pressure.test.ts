import { expect, test } from '@jest/globals';
import { nextPressure } from '../../../src/redis/memory-pressure.ts';

test.each([
  ['NORMAL', 0.799, 'NORMAL'],
  ['NORMAL', 0.8, 'HIGH'],
  ['NORMAL', 0.95, 'CRITICAL'],
  ['HIGH', 0.949, 'HIGH'],
  ['HIGH', 0.95, 'CRITICAL'],
  ['HIGH', 0.75, 'HIGH'],
  ['HIGH', 0.749, 'NORMAL'],
  ['CRITICAL', 0.9, 'CRITICAL'],
  ['CRITICAL', 0.899, 'HIGH'],
  ['CRITICAL', 0.749, 'NORMAL'],
  ['NORMAL', 1.2, 'CRITICAL'],
] as const)('from %s at a share of %d the level is %s', (current, share, next) => {
  expect(nextPressure(current, share)).toBe(next);
});
