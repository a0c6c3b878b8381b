const SYMBOL = /^[A-Z0-9.^:&+-]{1,24}$/;

/** A ticker symbol in its one spelling; null for text that is none. Whoever takes a symbol from outside asks here. */
export function normalSymbol(text: string): string | null {
  const symbol = text.trim().toUpperCase();
  return SYMBOL.test(symbol) ? symbol : null;
}
