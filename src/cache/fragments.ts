/** A text that may be kept. */
export interface Fragment {
  /** Names what was selected. */
  readonly selection: string;
  /** Makes it, if it is not kept already. UTF-8: it is joined and sent as it is. */
  text(): Buffer;
}

/**
 * The texts that one value was completed to, by selection: the JSON of what a client gets who selects so. Whatever lies
 * below a cached field is made of its value and its arguments alone, so the text holds for as long as the value does.
 */
export type Fragments = ReadonlyMap<string, Buffer>;

export const NO_FRAGMENTS: Fragments = new Map();

/** Selections beyond these are few clients' own, and would fill the cache with what is seldom asked for. */
const MAX_FRAGMENTS = 16;

/** The newest are kept. The same fragments when there is one of that selection: the value is the same, so is its text. */
export function withFragment(fragments: Fragments, { selection, text }: Fragment): Fragments {
  if (fragments.has(selection)) return fragments;
  return new Map([...[...fragments].slice(-(MAX_FRAGMENTS - 1)), [selection, text()]]);
}

/** What they take of the room, bytes. */
export function fragmentBytesOf(fragments: Fragments): number {
  let bytes = 0;
  for (const [selection, text] of fragments) bytes += selection.length + text.length;
  return bytes;
}
