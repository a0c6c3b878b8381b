import { describe, expect, test } from '@jest/globals';

import { filesIn } from './source-files.ts';

const MAX_LINES = 300;
const ENVIRONMENT_READERS = new Set(['src/main.ts', 'src/config.ts']);

describe('source files', () => {
  const sources = filesIn('src', '.ts');

  test(`have at most ${MAX_LINES} lines`, () => {
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    expect(long.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });

  test('read the environment in main, config and the command line only', () => {
    const readers = sources.filter(({ path, text }) => /process\.env\b/.test(text) && !path.startsWith('src/cli/'));
    expect(readers.map(({ path }) => path).filter((path) => !ENVIRONMENT_READERS.has(path))).toEqual([]);
  });

  test('are named in kebab-case', () => {
    expect(
      sources.map(({ path }) => path).filter((path) => !/^(src|[a-z0-9-]+)(\/[a-z0-9-]+)*\.ts$/.test(path)),
    ).toEqual([]);
  });
});

describe('the tree', () => {
  test('has no marker of unfinished work', () => {
    // Joined here, or this file would be the one that has it.
    const marker = new RegExp(`\\b${'FIX'}${'ME'}\\b`);
    const files = [
      ...filesIn('src', ''),
      ...filesIn('test', '.ts'),
      ...filesIn('schema', ''),
      ...filesIn('docs', '.md'),
    ];
    expect(files.filter(({ text }) => marker.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('skips no test and runs none alone', () => {
    const skipped = /\b(test|it|describe)\.(skip|only|todo)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/;
    const tests = filesIn('test', '.test.ts').filter(({ path }) => path !== 'test/shape/source.test.ts');
    expect(tests.filter(({ text }) => skipped.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
