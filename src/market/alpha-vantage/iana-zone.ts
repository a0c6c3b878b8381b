import { NEW_YORK } from './new-york.ts';

/** Such as `GMT+8`, as answers of 2018 have it, or `UTC-05:00`: whole hours. */
const OFFSET = /^(?:GMT|UTC)([+-])0?(\d{1,2})(?::?00)?$/;

/** The IANA name of a zone. The vendor dates the bars of every exchange in US/Eastern, London and Bombay too. */
export function ianaZone(zone: string | null): string {
  if (zone === null || zone.startsWith('US/Eastern')) return NEW_YORK;
  const [, sign, hours] = OFFSET.exec(zone) ?? [];
  // IANA counts from the other side: eight hours ahead of Greenwich are Etc/GMT-8.
  const name = sign === undefined ? zone : `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return NEW_YORK; // Not a zone's name; stock bars have never had another one.
  }
}
