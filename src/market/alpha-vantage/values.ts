const NULL_FORMS: ReadonlySet<string> = new Set(['', 'none', 'null', '-', '.', 'n/a', 'nan']);
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;
/** Grouped by thousands from the left; anything looser could be a decimal comma. */
const GROUPED_NUMBER = /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$|^[+-]?\d{1,3}(?:,\d{3}){2,}$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** Trimmed text, or null for the vendor's many ways to say nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return NULL_FORMS.has(text.toLowerCase()) ? null : text;
}

/** A finite number, or null. The whole text has to be the number: a prefix would turn `17,513.22` into 17. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = textOf(value);
  if (text === null) return null;
  if (!PLAIN_NUMBER.test(text) && !GROUPED_NUMBER.test(text)) return null;
  const number = Number(text.replaceAll(',', ''));
  if (!Number.isFinite(number)) return null;
  return number === 0 ? 0 : number;
}

/** A whole number that a double holds exactly, or null. */
export function wholeNumberOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

/** A head count, or null: whole, not negative and small enough for GraphQL's Int. */
export function countOf(value: unknown): number | null {
  const number = wholeNumberOf(value);
  return number !== null && number >= 0 && number <= 2_147_483_647 ? number : null;
}

/** For figures that cannot be zero, such as the highest price of a year: there the vendor's zero means unknown. */
export function nullIfZero(number: number | null): number | null {
  return number === 0 ? null : number;
}

/** A percentage with or without its sign, kept in percent: `0.4259%` is 0.4259. */
export function percentOf(value: unknown): number | null {
  const text = textOf(value);
  return text === null ? numberOf(value) : numberOf(text.replace(/\s*%$/, ''));
}

/** A date of the calendar as YYYY-MM-DD, or null: `0000-00-00` and 30 February are no dates. */
export function dateOf(value: unknown): string | null {
  const text = textOf(value);
  const [, year, month, day] = DATE.exec(text ?? '') ?? [];
  if (text === null || year === undefined || year === '0000') return null;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const exists = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= lastDay;
  return exists ? text : null;
}

/** A date, or a date and a time of day, as written; null for anything else. */
export function dateOrDateTimeOf(value: unknown): string | null {
  const text = textOf(value);
  if (text === null) return null;
  const [date, time, ...rest] = text.split(' ');
  if (dateOf(date) === null || rest.length > 0) return null;
  return time === undefined || TIME.test(time) ? text : null;
}

/** A time of day HH:MM, or null. */
export function timeOfDayOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && TIME.test(text) ? text : null;
}
