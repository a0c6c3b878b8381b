import { NEW_YORK } from './new-york.ts';

/** The IANA name of a zone. The vendor dates the bars of every exchange in US/Eastern, London and Bombay too. */
export function ianaZone(zone: string | null): string {
  if (zone === null || zone.startsWith('US/Eastern')) return NEW_YORK;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return NEW_YORK; // Not a zone's name; stock bars have never had another one.
  }
}
