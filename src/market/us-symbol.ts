/** No exchange after a dot; a class of shares may stand there. */
const US_SYMBOL = /^[^.]+(?:\.[A-C])?$/;

/** Whether a symbol is listed in the United States: BRK.B and BRK-B are; TSCO.LON, with its exchange, is not. */
export function isUsSymbol(symbol: string): boolean {
  return US_SYMBOL.test(symbol);
}
