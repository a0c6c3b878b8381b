import { parseRedisUrl } from './redis/redis-url.ts';

/** `http://` or `https://`. */
export function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\//i.test(value);
}

/** See `parseRedisUrl`. */
export function isRedisUrl(value: string): boolean {
  try {
    parseRedisUrl(value);
    return true;
  } catch {
    return false; // The fault says what is expected; the parser's own message would say it twice.
  }
}
