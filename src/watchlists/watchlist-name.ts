const MAX_CHARACTERS = 100;
/** Control characters and halves of surrogate pairs: no database keeps them all. */
const UNSAFE = /[\p{Cc}\p{Cs}]/u;

/** A name as it is kept: without surrounding blanks, in Unicode's composed form. Null: it may not be one. */
export function watchlistNameOf(text: string): string | null {
  const name = text.trim().normalize('NFC');
  const { length } = [...name];
  return length >= 1 && length <= MAX_CHARACTERS && !UNSAFE.test(name) ? name : null;
}

/** What `watchlistNameOf` takes, for people. */
export const WATCHLIST_NAME_FORM = `1 to ${MAX_CHARACTERS} characters besides surrounding blanks, none of them a control character`;
