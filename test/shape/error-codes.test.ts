import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { filesIn, ROOT } from './source-files.ts';

/** Where the source says a code: a class's literal, an extension, a call that sends or reports one. */
const FORMS = [/\bcode(?: =|:) '([A-Z][A-Z_]+)'/g, /\b(?:sendError|reporting)\([\s\S]{0,120}?'([A-Z][A-Z_]+)'/g];
const QUOTED = /'([A-Z]+_[A-Z_]+|FORBIDDEN|UNAUTHENTICATED)'/g;

describe('error codes', () => {
  const sources = filesIn('src', '.ts');
  const inSource = new Set([
    ...sources.flatMap(({ text }) => FORMS.flatMap((form) => captures(text, form))),
    ...sources
      .filter(({ path }) => path === 'src/graphql/format-error.ts')
      .flatMap(({ text }) => captures(text, QUOTED)),
  ]);
  const page = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');
  const onPage = captures(page, /^\| `([A-Z][A-Z_]+)` \|/gm);
  const ownOnPage = captures(page.split('## Apollo')[0] ?? '', /^\| `([A-Z][A-Z_]+)` \|/gm);

  test('of the source are all in docs/errors.md', () => {
    expect([...inSource].filter((code) => !onPage.includes(code)).sort()).toEqual([]);
  });

  test('of docs/errors.md are all in the source, but for those that Apollo gives', () => {
    expect(ownOnPage.length).toBeGreaterThan(10);
    expect(ownOnPage.filter((code) => !inSource.has(code))).toEqual([]);
  });

  test('are each in docs/errors.md once', () => {
    expect(onPage.filter((code, index) => onPage.indexOf(code) !== index)).toEqual([]);
  });
});

function captures(text: string, form: RegExp): string[] {
  return [...text.matchAll(form)].flatMap((match) => match[1] ?? []);
}
