import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { describeRecordings, RECORDINGS } from './support/recordings.ts';

const NO_FIELD = 'no field of the schema asks this function';

/** By folder or file: what no test reads, and why. */
const NOT_READ: Readonly<Record<string, string>> = {
  'INDEX.md': 'says where the recordings come from',
  CURRENCY_EXCHANGE_RATE: NO_FIELD,
  EARNINGS_CALENDAR: NO_FIELD,
  EARNINGS_CALL_TRANSCRIPT: NO_FIELD,
  ETF_PROFILE: NO_FIELD,
  FX_DAILY: NO_FIELD,
  IPO_CALENDAR: NO_FIELD,
  LISTING_STATUS: NO_FIELD,
  SHARES_OUTSTANDING: NO_FIELD,
};

/** Of the client, and of the indicators, which have the vendor's answers for an oracle and never ask for them. */
const TESTS = [new URL('./', import.meta.url), new URL('../analysis/', import.meta.url)];

/** The texts of those tests, and of what they share. */
function testTexts(): readonly string[] {
  return TESTS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => new URL(path, folder))
      .filter(({ href }) => href.endsWith('.ts') && href !== import.meta.url)
      .map((file) => readFileSync(file, 'utf8')),
  );
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
