/** One security among the day's movers. */
export interface Mover {
  readonly symbol: string;
  readonly price: number | null;
  readonly change: number | null;
  /** In percent: 201.3333 means 201.3333 %. */
  readonly changePercent: number | null;
  readonly volume: number | null;
}

/** The US market's biggest moves of one session, each list in the source's order. */
export interface Movers {
  /** Wall clock of `timeZone`, YYYY-MM-DD HH:MM:SS. */
  readonly lastUpdated: string | null;
  /** IANA name. */
  readonly timeZone: string;
  readonly gainers: readonly Mover[];
  readonly losers: readonly Mover[];
  readonly mostActive: readonly Mover[];
}
