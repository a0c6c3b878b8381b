/** Fiscal quarters are those of the calendar, numbered on from year to year: year times four, plus 0 to 3. */
export interface FiscalPeriods {
  /** Newest first. */
  readonly quarters: readonly number[];
  /** Newest first; each is the last quarter of a whole year within `quarters`. */
  readonly yearEnds: readonly number[];
}

const QUARTERS = 40;

/** Ten years of quarters up to the one that ends on this date. */
export function fiscalPeriods(newestEnd: string): FiscalPeriods {
  const newest = Number(newestEnd.slice(0, 4)) * 4 + Math.floor((Number(newestEnd.slice(5, 7)) - 1) / 3);
  const quarters = Array.from({ length: QUARTERS }, (_, age) => newest - age);
  const oldest = newest - QUARTERS + 1;
  return { quarters, yearEnds: quarters.filter((quarter) => quarter % 4 === 3 && quarter - 3 >= oldest) };
}

/** The last day of a quarter, YYYY-MM-DD. */
export function quarterEnd(quarter: number): string {
  // Day 0 of a month is the last day of the month before it.
  return new Date(Date.UTC(Math.floor(quarter / 4), ((quarter % 4) + 1) * 3, 0)).toISOString().slice(0, 10);
}

/** The four quarters of the year that ends with this one. */
export function yearOf(yearEnd: number): readonly number[] {
  return [yearEnd - 3, yearEnd - 2, yearEnd - 1, yearEnd];
}
