import type { Place } from '../cache/index.ts';
import { badUserInput } from '../graphql/bad-user-input.ts';

/** A place in a listing as text that callers hand back unread. */
export function cursorOf({ cursor, lastKey }: Place): string {
  return Buffer.from(JSON.stringify([cursor, lastKey])).toString('base64url');
}

/** @throws GraphQLError BAD_USER_INPUT for text that `cursorOf` did not make. */
export function placeOf(text: string): Place {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [cursor, lastKey]: unknown[] = parsed;
      if (isTextOrNull(cursor) && isTextOrNull(lastKey)) return { cursor, lastKey };
    }
  } catch {
    // Not JSON: refused below like any other text that is no cursor.
  }
  throw badUserInput('after must be an endCursor of an earlier page.');
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
