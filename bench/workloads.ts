/** One operation as posted. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** 500 operations, the most popular first, and the order in which they are asked. */
export interface Workload {
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly sequence: readonly number[];
}

const SYMBOLS = 500;
const SEQUENCE_LENGTH = 8192;
const LIST_LENGTH = 20;

const QUOTE = 'symbol price open high low volume changePercent latestTradingDay';
const FUNDAMENTALS = `symbol name assetType description cik exchange currency country sector industry fiscalYearEnd
  latestQuarter marketCapitalization ebitda peRatio pegRatio bookValue dividendPerShare dividendYield eps
  revenuePerShareTtm profitMargin operatingMarginTtm returnOnAssetsTtm returnOnEquityTtm revenueTtm grossProfitTtm
  dilutedEpsTtm quarterlyEarningsGrowthYoy quarterlyRevenueGrowthYoy analystTargetPrice trailingPe forwardPe
  priceToSalesRatioTtm priceToBookRatio beta fiftyTwoWeekHigh fiftyTwoWeekLow sharesOutstanding dividendDate`;
const BARS = 'time open high low close volume';

/** What a peer's resolvers must be able to answer: a superset of every workload. */
export const EVERYTHING = `query Everything($symbol: Symbol!) { stock(symbol: $symbol) {
  symbol quote { ${QUOTE} } fundamentals { ${FUNDAMENTALS} } history { bars(last: 250) { ${BARS} } } } }`;

/** By rank of popularity: the simulated vendor lists them all. */
export const symbols: readonly string[] = Array.from(
  { length: SYMBOLS },
  (_, rank) => `S${String(rank).padStart(3, '0')}`,
);

/** The same in every run. */
export function workloads(): readonly Workload[] {
  const random = randomFrom(7);
  const zipf = createZipf(SYMBOLS, random);
  const ofSymbol = (query: string) => symbols.map((symbol) => ({ query, variables: { symbol } }));
  const sequence = (): number[] => Array.from({ length: SEQUENCE_LENGTH }, zipf);
  const lists = symbols.map(() => {
    const list = new Set<string>();
    while (list.size < LIST_LENGTH) list.add(symbols[zipf()] ?? '');
    return [...list];
  });
  const quotes = `query Quotes($symbols: [Symbol!]!) { quotes(symbols: $symbols) { ${QUOTE} } }`;
  const byName: Readonly<Record<string, readonly Operation[]>> = {
    a: ofSymbol(`query Quote($symbol: Symbol!) { quote(symbol: $symbol) { ${QUOTE} } }`),
    b: lists.map((list) => ({ query: quotes, variables: { symbols: list } })),
    c: ofSymbol(`query Company($symbol: Symbol!) { fundamentals(symbol: $symbol) { ${FUNDAMENTALS} } }`),
    d: ofSymbol(`query Bars($symbol: Symbol!) { stock(symbol: $symbol) { history { bars(last: 250) { ${BARS} } } } }`),
    e: ofSymbol(`query Mixed($symbol: Symbol!) { stock(symbol: $symbol) { symbol
      quote { symbol price changePercent } fundamentals { name sector peRatio } history { bars(last: 30) { time close } }
    } }`),
  };
  return Object.entries(byName).map(([name, operations]) => ({ name, operations, sequence: sequence() }));
}

/** Ranks from 0, rank r with a chance of 1 / (r + 1). */
function createZipf(ranks: number, random: () => number): () => number {
  const sums: number[] = [];
  for (let rank = 0; rank < ranks; rank += 1) sums.push((sums[rank - 1] ?? 0) + 1 / (rank + 1));
  const total = sums[ranks - 1] ?? 0;
  return () => {
    const drawn = random() * total;
    return Math.max(
      0,
      sums.findIndex((sum) => drawn < sum),
    );
  };
}

/** A linear congruential generator: any will do that is the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
