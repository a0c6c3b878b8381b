/** One cash dividend; the amount is a share's. */
export interface Dividend {
  readonly exDividendDate: string | null;
  readonly declarationDate: string | null;
  readonly recordDate: string | null;
  readonly paymentDate: string | null;
  readonly amount: number | null;
}

export interface Split {
  readonly effectiveDate: string | null;
  /** How many shares one became. */
  readonly splitFactor: number | null;
}
