import { expect, test } from '@jest/globals';
import { createCacheLog } from '../../../src/telemetry/cache-log.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { requestOf } from '../../support/engine.ts';

function createLog() {
  const lines: unknown[] = [];
  const destination = { write: (line: string) => lines.push(JSON.parse(line)) };
  return { lines, log: createCacheLog(createLogger({ level: 'info', pretty: false, destination })) };
}

test('warns of memory pressure, and says when it has gone', () => {
  const { lines, log } = createLog();
  for (const pressure of ['HIGH', 'CRITICAL', 'NORMAL'] as const) log({ kind: 'pressure-changed', pressure });
  expect(lines).toMatchObject([
    { level: 40, pressure: 'HIGH' },
    { level: 40, pressure: 'CRITICAL' },
    { level: 30, pressure: 'NORMAL' },
  ]);
});

test('has no line for each entry that was not stored for want of room', () => {
  const { lines, log } = createLog();
  log({ kind: 'not-filled', request: requestOf('k'), reason: 'pressure' });
  log({ kind: 'not-filled', request: requestOf('k'), reason: 'too-big' });
  expect(lines).toMatchObject([{ reason: 'too-big' }]);
});

test('says when near copies cannot be trusted, and when they can again, but not that all is as expected', () => {
  const { lines, log } = createLog();
  for (const tracking of ['ON', 'LOST', 'ON', 'OFF'] as const) log({ kind: 'tracking', tracking });
  expect(lines).toMatchObject([{ level: 30 }, { level: 30 }, { level: 40 }]);
});

test('names what was invalidated', () => {
  const { lines, log } = createLog();
  log({ kind: 'invalidated', target: { kind: 'tag', tag: 'symbol:AAPL' }, mode: 'SOFT' });
  expect(lines).toMatchObject([{ level: 30, target: { tag: 'symbol:AAPL' }, mode: 'SOFT' }]);
});
