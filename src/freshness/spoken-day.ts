/**
 * The newest trading day that a value speaks of, YYYY-MM-DD. Null: it does not say, or it speaks of a market whose
 * sessions are not known here. Values come from the resolvers as plain data, and are read with care.
 */
export type SpokenDay = (value: unknown) => string | null;

/** Of a quote. */
export const quoteDay: SpokenDay = (value) => (isOfNewYork(value) ? dayOf(property(value, 'latestTradingDay')) : null);

/** Of a series, whose newest bar is its last. */
export const seriesDay: SpokenDay = (value) => {
  const bars = property(value, 'bars');
  const newest: unknown = Array.isArray(bars) ? bars.at(-1) : null;
  return isOfNewYork(value) ? dayOf(property(newest, 'time')) : null;
};

/** Of the movers, which are those of the US market. */
export const moversDay: SpokenDay = (value) => dayOf(property(value, 'lastUpdated'));

/** Other exchanges' symbols end in `.EXCHANGE`, currencies begin with `CRYPTO:` or `FOREX:`. */
function isOfNewYork(value: unknown): boolean {
  const symbol = property(value, 'symbol');
  return typeof symbol === 'string' && /^[A-Z0-9^+-]+$/.test(symbol);
}

/** The date of a date, or of a date and a time. */
function dayOf(text: unknown): string | null {
  return typeof text === 'string' && /^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : null;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
