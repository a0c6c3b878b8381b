import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FileAuditLog } from '../../../src/audit/file-audit-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penstock-audit-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const record = (at: number) => ({ at, actor: 'ADMIN_TOKEN', action: 'invalidate', detail: 'all', effect: 'done' });

test('survives a restart, newest first, and a line cut short by a crash', async () => {
  const path = join(folder, 'deeper', 'audit.jsonl');
  const before = new FileAuditLog(path);
  expect(await before.newest(10)).toEqual([]);
  await before.append(record(1));
  await before.append(record(2));
  await appendFile(path, '{"at":3,"act');
  expect(await new FileAuditLog(path).newest(10)).toEqual([record(2), record(1)]);
  expect(await new FileAuditLog(path).newest(1)).toEqual([record(2)]);
});

test('keeps at most some two thousand records', async () => {
  const log = new FileAuditLog(join(folder, 'audit.jsonl'));
  await Promise.all(Array.from({ length: 2500 }, (_, index) => log.append(record(index))));
  const kept = await log.newest(10_000);
  expect(kept.length).toBeLessThan(2000);
  expect(kept[0]).toEqual(record(2499));
});
