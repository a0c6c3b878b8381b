import { getNullableType } from 'graphql';

import { type CachedUsage, entryTypeOf } from './cached-usage.ts';
import { placeholderTypeOf } from './placeholder-type.ts';
import type { Template } from './template.ts';

interface KeyedUsage {
  readonly usage: CachedUsage;
  readonly key: Template;
}

/** The coordinates of every field that shares entries with this one, itself included. */
export function sharersOf(usage: CachedUsage, usages: readonly CachedUsage[]): string[] {
  const { key } = usage;
  if (typeof key === 'string') return [usage.coordinate];
  return keyedOf(usages)
    .filter((other) => other.key.skeleton === key.skeleton)
    .map((other) => other.usage.coordinate);
}

/**
 * Faults between fields. The same skeleton means the same entries, so all that an entry is must be the same.
 * Different skeletons must never meet: `a:{}` and `a:b{}` both give `a:bc`.
 */
export function sharingFaultsOf(usages: readonly CachedUsage[]): string[] {
  const keyed = keyedOf(usages);
  return keyed.flatMap((later, index) => keyed.slice(0, index).flatMap((earlier) => faultsBetween(earlier, later)));
}

function keyedOf(usages: readonly CachedUsage[]): KeyedUsage[] {
  return usages.flatMap((usage) => (typeof usage.key === 'string' ? [] : [{ usage, key: usage.key }]));
}

function faultsBetween(earlier: KeyedUsage, later: KeyedUsage): string[] {
  const { skeleton } = later.key;
  const other = earlier.usage.coordinate;
  if (skeleton !== earlier.key.skeleton) {
    if (!canMeet(skeleton, earlier.key.skeleton)) return [];
    return [
      `${later.usage.coordinate}: the key ${skeleton} must differ from ${earlier.key.skeleton} of ${other} whatever the ` +
        'arguments are; got two that can be equal. Give one of them another name.',
    ];
  }
  const before = meaningOf(earlier);
  return Object.entries(meaningOf(later)).flatMap(([what, got]) => {
    const expected = before[what];
    if (got === expected) return [];
    return [
      `${later.usage.coordinate}: shares the key ${skeleton} with ${other}, so ${what} must be the same, ${expected}; got ${got}.`,
    ];
  });
}

function meaningOf({ usage, key }: KeyedUsage): Record<string, string> {
  return {
    category: usage.category,
    scope: usage.scope,
    'the type of an entry': String(entryTypeOf(usage)),
    'the types in the key': key.placeholders.map((placeholder) => typeNameIn(usage, placeholder)).join(', '),
    // Whoever fills the entry gives it its tags: a sharer without one would fill what that tag cannot reach.
    tags:
      usage.tags
        .map((tag) => tag.skeleton)
        .sort()
        .join(', ') || 'none',
  };
}

function typeNameIn(usage: CachedUsage, placeholder: Template['placeholders'][number]): string {
  const type = placeholderTypeOf(usage, placeholder);
  return type === undefined ? 'unknown' : String(getNullableType(type));
}

/** Parts contain neither : nor /, so two keys are equal only segment by segment. */
function canMeet(one: string, other: string): boolean {
  const left = one.split(/([:/])/);
  const right = other.split(/([:/])/);
  return left.length === right.length && left.every((segment, index) => segmentsMeet(segment, right[index] ?? ''));
}

/** A segment has at most one placeholder: a head and a tail around anything, or a literal. */
function segmentsMeet(one: string, other: string): boolean {
  const [head = '', tail] = one.split('{}');
  const [otherHead = '', otherTail] = other.split('{}');
  if (tail === undefined && otherTail === undefined) return head === otherHead;
  if (tail === undefined) return literalFits(head, otherHead, otherTail ?? '');
  if (otherTail === undefined) return literalFits(otherHead, head, tail);
  return (
    (head.startsWith(otherHead) || otherHead.startsWith(head)) && (tail.endsWith(otherTail) || otherTail.endsWith(tail))
  );
}

function literalFits(literal: string, head: string, tail: string): boolean {
  return literal.length >= head.length + tail.length && literal.startsWith(head) && literal.endsWith(tail);
}
