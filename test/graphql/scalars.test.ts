import { describe, expect, test } from '@jest/globals';
import { graphqlSync, parseValue, printType } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';
import { DateScalar, DateTimeScalar, SymbolScalar } from '../../src/graphql/scalars.ts';

describe('Symbol', () => {
  test.each([
    [' aapl ', 'AAPL'],
    ['brk.b', 'BRK.B'],
    ['^gspc', '^GSPC'],
    ['FOREX:EUR&USD+1-2', 'FOREX:EUR&USD+1-2'],
  ])('%j is %j, as variable and as literal', (text, symbol) => {
    expect(SymbolScalar.parseValue(text)).toBe(symbol);
    expect(SymbolScalar.parseLiteral(parseValue(JSON.stringify(text)))).toBe(symbol);
  });

  test.each(['', '   ', 'A B', 'A'.repeat(25), 'Ä', 'A/B', '{A}', 'A*'])('%j is refused', (text) => {
    expect(() => SymbolScalar.parseValue(text)).toThrow(/1 to 24 characters out of A-Z/);
    expect(() => SymbolScalar.parseLiteral(parseValue(JSON.stringify(text)))).toThrow(/1 to 24 characters/);
  });

  test.each([1, true, null, ['IBM'], { symbol: 'IBM' }])('%j, not text, is refused', (value) => {
    expect(() => SymbolScalar.parseValue(value)).toThrow(/must be text/);
  });
});

describe('dates', () => {
  test('a Date is the same text in and out', () => {
    expect(DateScalar.serialize('2026-01-08')).toBe('2026-01-08');
    expect(DateScalar.parseValue('2026-01-08')).toBe('2026-01-08');
    expect(DateScalar.parseLiteral(parseValue('"2024-02-29"'))).toBe('2024-02-29');
  });

  test.each(['2026-02-30', '2026-1-8', '2026-01-08T00:00:00Z', 'today', ''])('%j is no Date', (text) => {
    expect(() => DateScalar.parseValue(text)).toThrow();
  });

  test('a DateTime leaves as the same text, loaded as a Date or read back from a cache', () => {
    const loaded = DateTimeScalar.serialize(new Date('2026-01-08T10:00:00Z'));
    expect(loaded).toBe('2026-01-08T10:00:00.000Z');
    expect(DateTimeScalar.serialize(JSON.parse(JSON.stringify(loaded)))).toBe(loaded);
  });
});

test('the scalars keep the descriptions of the SDL', () => {
  const schema = buildSchema();
  for (const name of ['Symbol', 'Date', 'DateTime', 'SafeInt']) {
    const result = graphqlSync({ schema, source: `{ __type(name: "${name}") { description } }` });
    expect(result.data).toEqual({
      __type: { description: expect.stringMatching(/^A (ticker|calendar|moment|whole)/) },
    });
  }
  const type = schema.getType('SafeInt');
  expect(type && printType(type)).toContain('2^53');
});
