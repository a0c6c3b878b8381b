import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** Where they lie; may be absent. */
export const RECORDINGS = new URL('../../../../shared/data/alphavantage/', import.meta.url);

/** Recorded answers live beside the repository, not in it: without them their tests are skipped, and seen to be. */
export const describeRecordings = existsSync(RECORDINGS) ? describe : describe.skip;

/** One recorded answer, byte for byte. */
export function recording(folder: string, file: string): Buffer {
  return readFileSync(new URL(`${folder}/${file}`, RECORDINGS));
}

/** Fails when a recording has no assertion, or an assertion no recording. */
export function testEveryFileIsAsserted(folder: string, asserted: readonly string[]): void {
  test(`every recording of ${folder} has an assertion`, () => {
    expect([...asserted].sort()).toEqual(readdirSync(new URL(`${folder}/`, RECORDINGS)).sort());
  });
}
