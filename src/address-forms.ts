import { isIP } from 'node:net';
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

/** Addresses, and ranges in CIDR form, separated by commas. */
export function isAddressList(value: string): boolean {
  return value.split(',').every((part) => {
    const [address = '', bits = '0', ...rest] = part.trim().split('/');
    const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
  });
}
