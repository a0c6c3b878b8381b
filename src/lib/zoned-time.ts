const MINUTE_MS = 60_000;

/** Made when first asked for: making one is the slow part of reading a clock. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What day it is in a zone.
 * @param zone IANA name.
 * @param at Epoch ms.
 * @returns YYYY-MM-DD.
 */
export function dateIn(zone: string, at: number): string {
  return new Date(wallClockIn(zone, at)).toISOString().slice(0, 10);
}

/**
 * When a clock in a zone shows a time of a day. Of a time that daylight saving leaves out or repeats, a moment within
 * an hour of it.
 * @param date YYYY-MM-DD.
 * @param minute Minutes since midnight as the clock shows them.
 * @returns Epoch ms.
 */
export function momentIn(zone: string, date: string, minute: number): number {
  const shown = Date.parse(date) + minute * MINUTE_MS;
  // The offset of the first guess may be that of the other side of a change; the offset at the guess is right.
  const guess = shown - offsetIn(zone, shown);
  return shown - offsetIn(zone, guess);
}

function offsetIn(zone: string, at: number): number {
  return wallClockIn(zone, at) - at;
}

/** What the clock shows, to the second, read as if it were UTC, epoch ms. */
function wallClockIn(zone: string, at: number): number {
  const parts = formatOf(zone).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  const secondsMs = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return secondsMs + (((at % 1000) + 1000) % 1000);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
