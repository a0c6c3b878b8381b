/** Why an insight, or what it is made of, is not there. */
export type GapReason =
  /** The data came and does not suffice. */
  | 'NOT_ENOUGH_DATA'
  /** The source has none: an unknown symbol, or one it does not cover. */
  | 'NO_DATA'
  /** The data did not come; it may come later. */
  | 'UPSTREAM_FAILED';

/** Why something is missing, with a sentence for people. */
export interface Gap {
  readonly kind: 'missing';
  readonly reason: GapReason;
  readonly detail: string;
}

/** Something that is known, or why it is not. */
export type Finding<Value> = { readonly kind: 'known'; readonly value: Value } | Gap;

/** What is known. */
export function known<Value>(value: Value): Finding<Value> {
  return { kind: 'known', value };
}

/** The data came and does not suffice. */
export function tooLittle(detail: string): Gap {
  return { kind: 'missing', reason: 'NOT_ENOUGH_DATA', detail };
}
