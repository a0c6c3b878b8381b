import { BadResponseError } from '../errors.ts';

/** The vendor's spelling: classes of a US share take a dash, so BRK.B is asked as BRK-B. TSCO.LON stays as it is. */
export function vendorSymbol(symbol: string): string {
  return symbol
    .trim()
    .toUpperCase()
    .replace(/^([A-Z]{1,5})\.([A-C])$/, '$1-$2');
}

/**
 * The symbol the answer is for, in the vendor's spelling. Rejects an answer for another one: an unescaped ampersand
 * once got Macy's (M) for Mahindra (M&M.BSE), and a wrong company's price is worse than none.
 */
export function echoedSymbol(echoed: unknown, asked: string): string {
  // Not read as a value: a ticker may be spelt like one of the null forms.
  if (typeof echoed !== 'string' || echoed.trim() === '') {
    throw new BadResponseError(`The upstream's answer for ${asked} does not say which symbol it is for.`);
  }
  if (comparable(echoed) !== comparable(asked)) {
    throw new BadResponseError(`The upstream answered for another symbol than the one asked, ${asked}.`);
  }
  return echoed.trim().toUpperCase();
}

/** A ticker that can be asked for again, or null: lists of many securities hold some that no client could name. */
export function tickerOf(value: unknown): string | null {
  const ticker = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return /^[A-Z0-9.^:&+-]{1,24}$/.test(ticker) ? ticker : null;
}

/** One form for all the ways to write a symbol: equal for equal securities. */
export function comparable(symbol: string): string {
  return symbol
    .trim()
    .toUpperCase()
    .replace(/^([A-Z]{1,5})[.]([A-Z])$/, '$1-$2');
}
