import { createChance } from './hit-ratio/chance.ts';
import { zipf } from './hit-ratio/popularity.ts';

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
/** The workload that asks for lists. */
export const LISTS = 'b';

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
export const symbols: readonly string[] = Array.from({ length: SYMBOLS }, (_, rank) => symbolOf(rank));

/** The symbol of a rank from 0; there are as many as are asked for. */
export function symbolOf(rank: number): string {
  return `S${String(rank).padStart(3, '0')}`;
}

/** Null for a symbol of nobody here. */
export function rankOf(symbol: string): number | null {
  return /^S\d+$/.test(symbol) ? Number(symbol.slice(1)) : null;
}

/** The operation of each workload, for one symbol or, if it is of a list, for all of them. */
export const OPERATIONS: Readonly<Record<string, (symbols: readonly string[]) => Operation>> = {
  a: ofFirst(`query Quote($symbol: Symbol!) { quote(symbol: $symbol) { ${QUOTE} } }`),
  b: (symbols) => ({
    query: `query Quotes($symbols: [Symbol!]!) { quotes(symbols: $symbols) { ${QUOTE} } }`,
    variables: { symbols },
  }),
  c: ofFirst(`query Company($symbol: Symbol!) { fundamentals(symbol: $symbol) { ${FUNDAMENTALS} } }`),
  d: ofFirst(`query Bars($symbol: Symbol!) { stock(symbol: $symbol) { history { bars(last: 250) { ${BARS} } } } }`),
  e: ofFirst(`query Mixed($symbol: Symbol!) { stock(symbol: $symbol) { symbol
    quote { symbol price changePercent } fundamentals { name sector peRatio } history { bars(last: 30) { time close } }
  } }`),
};

/** The same in every run. */
export function workloads(): readonly Workload[] {
  const rank = zipf(SYMBOLS, 1, createChance(7, 'bench'));
  return Object.entries(OPERATIONS).map(([name, operationFor]) => ({
    name,
    operations: symbols.map((symbol) => operationFor(name === LISTS ? listOf(rank) : [symbol])),
    sequence: Array.from({ length: SEQUENCE_LENGTH }, rank),
  }));
}

/** Different symbols, the popular ones in most lists. */
export function listOf(rank: () => number): readonly string[] {
  const list = new Set<string>();
  while (list.size < LIST_LENGTH) list.add(symbolOf(rank()));
  return [...list];
}

function ofFirst(query: string): (symbols: readonly string[]) => Operation {
  return ([symbol]) => ({ query, variables: { symbol } });
}
