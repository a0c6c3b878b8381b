/** Earnings a share of one company; both lists oldest first. */
export interface Earnings {
  readonly symbol: string;
  /** The newest one may be the year still running. */
  readonly annual: readonly AnnualEarnings[];
  readonly quarterly: readonly QuarterlyEarnings[];
}

export interface AnnualEarnings {
  readonly fiscalDateEnding: string | null;
  readonly reportedEps: number | null;
}

export interface QuarterlyEarnings {
  readonly fiscalDateEnding: string | null;
  readonly reportedDate: string | null;
  readonly reportedEps: number | null;
  readonly estimatedEps: number | null;
  readonly surprise: number | null;
  /** In percent: 5.5249 means 5.5249 %. */
  readonly surprisePercentage: number | null;
  readonly reportTime: string | null;
}
