import { describe, expect, test } from '@jest/globals';

import { filesIn } from './source-files.ts';

describe.each(filesIn('src/redis/lua', '.lua'))('$path', ({ path, text }) => {
  const header = headerOf(text);
  const keys = Number(/-(\d+)\.lua$/.exec(path)?.[1]);

  test('has its number of keys in its name, and uses that many', () => {
    expect(keys).toBeGreaterThan(0);
    expect(highest(codeOf(text), 'KEYS')).toBe(keys);
  });

  test('begins with a comment that names every key and argument', () => {
    expect(header).not.toBe('');
    expect(named(header, 'KEYS')).toEqual(numbersTo(keys));
    expect(named(header, 'ARGV')).toEqual(numbersTo(highest(codeOf(text), 'ARGV')));
  });
});

function headerOf(text: string): string {
  return /^(?:--[^\n]*\n|\s*\n)*/.exec(text)?.[0].trim() ?? '';
}

function codeOf(text: string): string {
  return text.replaceAll(/--[^\n]*/g, '');
}

function highest(code: string, table: 'KEYS' | 'ARGV'): number {
  return Math.max(0, ...named(code, table));
}

function named(text: string, table: 'KEYS' | 'ARGV'): number[] {
  const found = [...text.matchAll(new RegExp(`${table}\\[(\\d+)\\]`, 'g'))].map((match) => Number(match[1]));
  return [...new Set(found)].sort((one, other) => one - other);
}

function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
