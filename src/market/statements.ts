/** What every financial report says of itself. */
export interface Report {
  /** The last day of the period, YYYY-MM-DD. */
  readonly fiscalDateEnding: string | null;
  readonly reportedCurrency: string | null;
}

/** The reports of one kind of one company; both lists oldest first. */
export interface Statements<Kind extends Report> {
  readonly symbol: string;
  readonly annual: readonly Kind[];
  readonly quarterly: readonly Kind[];
}
