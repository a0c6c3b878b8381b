import { expect, test } from '@jest/globals';
import { unpooled } from '../../../src/lib/unpooled.ts';

test('joins parts in memory that nothing else shares', () => {
  const parts = [Buffer.from('ab'), Buffer.alloc(0), Buffer.from('é')];
  const whole = unpooled(parts);
  expect(whole.toString()).toBe('abé');
  expect(parts[0]?.buffer.byteLength).toBeGreaterThan(2);
  expect(whole.buffer.byteLength).toBe(4);
  expect(unpooled([])).toHaveLength(0);
});
