import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { describeRecordings, RECORDINGS } from './support/recordings.ts';

const ORACLE = 'an oracle for the indicators that are computed from bars; the function itself is never asked';
const NO_FIELD = 'no field of the schema asks this function';

/** By folder or file: what no test of the client reads, and why. */
const NOT_READ: Readonly<Record<string, string>> = {
  'INDEX.md': 'says where the recordings come from',
  ADX: ORACLE,
  BBANDS: ORACLE,
  EMA: ORACLE,
  MACD: ORACLE,
  RSI: ORACLE,
  SMA: ORACLE,
  STOCH: ORACLE,
  CURRENCY_EXCHANGE_RATE: NO_FIELD,
  EARNINGS_CALENDAR: NO_FIELD,
  EARNINGS_CALL_TRANSCRIPT: NO_FIELD,
  ETF_PROFILE: NO_FIELD,
  FX_DAILY: NO_FIELD,
  IPO_CALENDAR: NO_FIELD,
  LISTING_STATUS: NO_FIELD,
  SHARES_OUTSTANDING: NO_FIELD,
};

const HERE = new URL('./', import.meta.url);

/** The texts of the tests beside this one, and of what they share. */
function testTexts(): readonly string[] {
  return readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !import.meta.url.endsWith(path))
    .map((path) => readFileSync(new URL(path, HERE), 'utf8'));
}

/** `FOLDER/file`, or a file beside the folders. */
function recordings(): readonly string[] {
  const root = fileURLToPath(RECORDINGS);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

describeRecordings('recordings', () => {
  const texts = testTexts();
  const isRead = (folder: string, file: string) =>
    texts.some((text) => new RegExp(`\\b${folder}\\b`).test(text) && text.includes(`${file}'`));

  test('each is named by a test that reads it, or listed with the reason why none does', () => {
    const forgotten = recordings().filter((path) => {
      const [folder = '', ...file] = path.split('/');
      return NOT_READ[folder] === undefined && !isRead(folder, file.join('/'));
    });
    expect(forgotten).toEqual([]);
  });

  test('the list names nothing that is not there', () => {
    const there = new Set(readdirSync(RECORDINGS));
    expect(Object.keys(NOT_READ).filter((name) => !there.has(name))).toEqual([]);
  });

  test('an unknown recording would be noticed', () => {
    expect(isRead('GLOBAL_QUOTE', 'IBM.json')).toBe(true);
    expect(isRead('GLOBAL_QUOTE', 'NEVER-SEEN.json')).toBe(false);
    expect(isRead('SOME_FUNCTION', 'IBM.json')).toBe(false);
  });
});
