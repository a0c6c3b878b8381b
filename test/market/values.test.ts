import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bareName } from '../../src/market/alpha-vantage/fields.ts';
import { nextNewYorkMidnight } from '../../src/market/alpha-vantage/new-york.ts';
import * as values from '../../src/market/alpha-vantage/values.ts';

const NULL_FORMS = ['', ' ', 'None', 'none', 'NONE', 'null', 'NULL', '-', '.', 'n/a', 'N/A', 'NaN', null, undefined];

describe('values', () => {
  test.each([...NULL_FORMS, {}, [], true])('%p is null in every reading', (value) => {
    const { textOf, numberOf, wholeNumberOf, countOf, percentOf, dateOf, dateOrDateTimeOf, timeOfDayOf } = values;
    const readings = [textOf, numberOf, wholeNumberOf, countOf, percentOf, dateOf, dateOrDateTimeOf, timeOfDayOf];
    expect(readings.map((read) => read(value))).toEqual(readings.map(() => null));
  });

  test.each([
    ['218.2000', 218.2],
    ['0', 0],
    ['-0.0', 0],
    ['0.0000', 0],
    ['-0.1700', -0.17],
    ['+1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    [' 12 ', 12],
    ['4.69785886363739', 4.69785886363739],
    ['1e3', 1000],
    [7.5, 7.5],
    ['17,513.22', 17513.22],
    ['1,234,567', 1234567],
    ['1,234', null],
    ['17.513,22', null],
    ['1,5', null],
    ['1,23.4', null],
    ['12abc', null],
    ['abc', null],
    ['0x10', null],
    ['1_000', null],
    ['Infinity', null],
    ['1e999', null],
    ['1 000', null],
    ['--1', null],
    ['0.4259%', null],
    [Number.NaN, null],
    [Infinity, null],
  ])('the number %p is %p', (text, expected) => {
    expect(values.numberOf(text)).toBe(expected);
  });

  test('any finite number survives being written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(values.numberOf(String(number))).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  test('a number is the whole text or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = values.numberOf(text);
        if (number !== null) expect(Number(text.trim().replaceAll(',', ''))).toBe(number);
      }),
    );
  });

  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', null],
    ['1.5', null],
    ['3592455', 3592455],
    ['100.0', 100],
  ])('the whole number %p is %p', (text, expected) => expect(values.wholeNumberOf(text)).toBe(expected));

  test.each([
    ['24', 24],
    ['0', 0],
    ['-1', null],
    ['2147483648', null],
  ])('the count %p is %p', (text, expected) => expect(values.countOf(text)).toBe(expected));

  test.each([
    ['0.4259%', 0.4259],
    ['-0.1111 %', -0.1111],
    ['5.5249', 5.5249],
    ['%', null],
    ['1%%', null],
    [0.5, 0.5],
  ])('the percentage %p is %p', (text, expected) => expect(values.percentOf(text)).toBe(expected));

  test.each([
    ['2026-05-15', '2026-05-15'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', null],
    ['0000-00-00', null],
    ['2026-13-01', null],
    ['2026-5-1', null],
    ['15/05/2026', null],
    ['2026-05-15 16:00:00', null],
  ])('the date %p is %p', (text, expected) => expect(values.dateOf(text)).toBe(expected));

  test.each([
    ['2018-08-16 12:46:09', '2018-08-16 12:46:09'],
    ['2026-05-15', '2026-05-15'],
    ['2018-08-16 25:00', null],
    ['2018-08-16 12:46 x', null],
  ])('the date or time %p is %p', (text, expected) => expect(values.dateOrDateTimeOf(text)).toBe(expected));

  test.each([
    ['01. symbol', 'symbol'],
    ['10. change percent', 'changepercent'],
    ['5.1: Fast Period', 'fastperiod'],
    ['adjusted_close', 'adjustedclose'],
    ['adjusted close', 'adjustedclose'],
    ['latestDay', 'latestday'],
  ])('the field %p is %p', (key, expected) => expect(bareName(key)).toBe(expected));

  test.each([
    ['2026-08-05T16:00:00Z', '2026-08-06T04:00:00Z'],
    ['2026-01-05T16:00:00Z', '2026-01-06T05:00:00Z'],
    ['2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
    ['2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    ['2026-08-06T03:59:59Z', '2026-08-06T04:00:00Z'],
    ['2026-08-06T04:00:00Z', '2026-08-07T04:00:00Z'],
    ['2026-12-31T23:00:00Z', '2027-01-01T05:00:00Z'],
  ])('after %s New York turns its day at %s', (now, midnight) => {
    expect(nextNewYorkMidnight(new Date(now))).toBe(midnight);
  });
});
