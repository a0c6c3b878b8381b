import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';
import Database from 'libsql';

import { openWatchlists } from '../../src/watchlists/index.ts';
import { describeWatchlists } from './watchlists-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'penstock-watchlists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('watchlists in SQLite', () => {
  describeWatchlists(async () => ({ url: `file:${join(folder, 'shared.db')}`, stop: async () => undefined }));
});

function open(path: string) {
  const troubles: unknown[] = [];
  const lists = openWatchlists({
    url: `file:${path}`,
    now: Date.now,
    newId: () => 'id',
    onTrouble: (error) => troubles.push(error),
  });
  return { lists, troubles };
}

test('the file and its folder are made when missing, and not before they are used', async () => {
  const path = join(folder, 'a', 'b', 'new.db');
  const { lists } = open(path);
  expect(existsSync(join(folder, 'a'))).toBe(false);
  await lists.create('ann', { name: 'x', symbols: [] });
  await lists.close();
  expect(existsSync(path)).toBe(true);
  const again = open(path).lists;
  expect(await again.list('ann')).toHaveLength(1);
  await again.close();
});

test('a file that is no database is an outage with a code, left as it is, and tried again', async () => {
  const path = join(folder, 'broken.db');
  writeFileSync(path, 'this is no database, '.repeat(100));
  const { lists, troubles } = open(path);
  await expect(lists.list('ann')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect(troubles).toHaveLength(1);
  expect(readFileSync(path, 'utf8')).toContain('this is no database');
  rmSync(path);
  expect(await lists.list('ann')).toEqual([]);
  await lists.close();
});

test('a folder in the place of the file is an outage with a code', async () => {
  const path = join(folder, 'folder.db');
  mkdirSync(path);
  const { lists } = open(path);
  await expect(lists.list('ann')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  await lists.close();
});

test('a file that another process keeps locked is read, and written as soon as it is free', async () => {
  const path = join(folder, 'locked.db');
  const { lists } = open(path);
  await lists.create('ann', { name: 'x', symbols: [] });
  const other = new Database(path);
  other.exec('begin immediate');
  expect(await lists.list('ann')).toHaveLength(1);
  const waiting = lists.rename('ann', { id: 'id', expectedVersion: null }, 'y');
  setImmediate(() => other.exec('commit'));
  expect(await waiting).toMatchObject({ name: 'y', version: 2 });
  other.exec('begin immediate');
  await expect(lists.rename('ann', { id: 'id', expectedVersion: null }, 'z')).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
  });
  other.exec('rollback');
  other.close();
  expect(await lists.rename('ann', { id: 'id', expectedVersion: null }, 'z')).toMatchObject({ version: 3 });
  await lists.close();
});
