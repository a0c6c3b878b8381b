import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodePayload, encodePayload } from '../../../src/cache/codec.ts';
import { UnfaithfulValueError } from '../../../src/cache/faithful.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length', '0', '', '\ud800', 'a\udc00b', 'ünïcödé 株 📈'),
);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, 5e-324, 1.7976931348623157e308, 9007199254740992, 123456789012345680000, 0.1 + 0.2),
);
const { content } = fc.letrec((tie) => ({
  content: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    number,
    text,
    fc.date({ noInvalidDate: true }),
    fc.array(tie('content')),
    fc.array(fc.tuple(text, tie('content'))).map((pairs) => Object.fromEntries(pairs)),
  ),
}));

const roundTrip = (value: unknown): unknown => decodePayload(encodePayload(value).payload)?.content;
const long = { bars: Array.from({ length: 200 }, (_unused, index) => ({ at: new Date(index), close: index / 7 })) };

test('brings back every content it accepts, strictly equal', () => {
  fc.assert(
    // Not toStrictEqual, which takes a field named "constructor" for the class.
    fc.property(content, (value) => isDeepStrictEqual(roundTrip(value), value)),
    { numRuns: 500 },
  );
});

test('brings back long content, which is compressed, dates and all', () => {
  const { payload, textBytes } = encodePayload(long);
  expect(payload.length).toBeLessThan(textBytes / 2);
  expect(decodePayload(payload)).toStrictEqual({ content: long, textBytes });
});

test('brings back dates and -0 behind names that objects inherit', () => {
  const odd = Object.fromEntries([
    ['__proto__', Object.fromEntries([['__proto__', new Date(0)]])],
    ['constructor', -0],
  ]);
  expect(isDeepStrictEqual(roundTrip(odd), odd)).toBe(true);
});

const circle: unknown[] = [];
circle.push(circle);

test.each([
  ['undefined', undefined],
  ['undefined in an object', { a: undefined }],
  ['a hole', new Array(1)],
  ['NaN', [Number.NaN]],
  ['an infinite number', { a: Number.NEGATIVE_INFINITY }],
  ['a BigInt', 10n],
  ['a symbol', Symbol('a')],
  ['a function', () => 1],
  ['a Map', new Map()],
  ['a Buffer', Buffer.from('a')],
  ['an instance of a class', new (class Price {})()],
  ['a date that is none', new Date(Number.NaN)],
  ['an instance of a subclass of Date', new (class Day extends Date {})(0)],
  ['a circle', circle],
])('refuses %s', (_name, value) => {
  expect(() => encodePayload(value)).toThrow(UnfaithfulValueError);
});

test('says where the content cannot be kept', () => {
  expect(() => encodePayload({ bars: [{ close: Number.NaN }] })).toThrow('content.bars.0.close');
});

test.each([
  ['short', encodePayload({ price: 123.45 }).payload],
  ['marked', encodePayload({ at: new Date(0) }).payload],
  ['compressed', encodePayload(long).payload],
])('takes %s bytes that were cut or have a flipped bit for a miss', (_name, payload) => {
  for (let length = 0; length < payload.length; length += 1) {
    expect(decodePayload(payload.subarray(0, length))).toBeNull();
  }
  for (let bit = 0; bit < payload.length * 8; bit += 1) {
    const damaged = Buffer.from(payload);
    damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(decodePayload(damaged)).toBeNull();
  }
});

test('takes any bytes for a miss', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodePayload(Buffer.from(bytes))).toBeNull();
    }),
  );
});
