import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const ROOT = new URL('../../../../shared/data/alphavantage/', import.meta.url);

/** Recorded answers live beside the repository, not in it: without them their tests are skipped, and seen to be. */
export const describeRecordings = existsSync(ROOT) ? describe : describe.skip;

/** One recorded answer, byte for byte. */
export function recording(folder: string, file: string): Buffer {
  return readFileSync(new URL(`${folder}/${file}`, ROOT));
}

/** Fails when a recording has no assertion, or an assertion no recording. */
export function testEveryFileIsAsserted(folder: string, asserted: readonly string[]): void {
  test(`every recording of ${folder} has an assertion`, () => {
    expect([...asserted].sort()).toEqual(readdirSync(new URL(`${folder}/`, ROOT)).sort());
  });
}
