/** Days without a session that no rule gives, 1998 and later. A new one is added here when the exchange announces it. */
export const SPECIAL_CLOSURES: ReadonlySet<string> = new Set([
  // The attacks of 11 September.
  '2001-09-11',
  '2001-09-12',
  '2001-09-13',
  '2001-09-14',
  // Mourning for President Reagan.
  '2004-06-11',
  // Mourning for President Ford.
  '2007-01-02',
  // Hurricane Sandy.
  '2012-10-29',
  '2012-10-30',
  // Mourning for President George H. W. Bush.
  '2018-12-05',
  // Mourning for President Carter.
  '2025-01-09',
]);

/** Sessions that closed at 13:00 without a rule, 1998 and later. */
export const SPECIAL_EARLY_CLOSES: ReadonlySet<string> = new Set(['1999-12-31', '2003-12-26']);
