import type { DataSource, PriceHistory, Quote, SymbolMatch } from '../domain.ts';
import { BALANCE_SHEET_EXPECTATION, parseBalanceSheets } from './balance-sheet.ts';
import { BULK_QUOTES_EXPECTATION, parseBulkQuotes } from './bulk-quotes.ts';
import { CASH_FLOW_EXPECTATION, parseCashFlows } from './cash-flow.ts';
import { classify, type Expectation, type Payload } from './classify.ts';
import { DIVIDENDS_EXPECTATION, parseDividends, parseSplits, SPLITS_EXPECTATION } from './corporate-actions.ts';
import { EARNINGS_EXPECTATION, parseEarnings } from './earnings.ts';
import { economicCall, parseEconomicSeries } from './economic-series.ts';
import { INCOME_STATEMENT_EXPECTATION, parseIncomeStatements } from './income-statement.ts';
import type { MarketSourceError } from '../errors.ts';
import type { MarketStatus } from '../market-status.ts';
import type { EconomicSeries } from '../economic-series.ts';
import type {
  CallOptions,
  EconomicRequest,
  HistoryRequest,
  IntradayRequest,
  MarketSource,
  NewsRequest,
} from '../market-source.ts';
import type { Movers } from '../movers.ts';
import type { NewsFeed } from '../news.ts';
import { intradayCall, parseIntraday } from './intraday.ts';
import { MARKET_STATUS_EXPECTATION, parseMarketStatus } from './market-status.ts';
import { MOVERS_EXPECTATION, parseMovers } from './movers.ts';
import { NEWS_EXPECTATION, newsParameters, parseNews } from './news.ts';
import { OVERVIEW_EXPECTATION, parseOverview } from './overview.ts';
import { parseQuote, QUOTE_EXPECTATION } from './quote.ts';
import { createRedact } from './redact.ts';
import { createRequester, type RequestOptions } from './request.ts';
import { parseSearch, SEARCH_EXPECTATION } from './symbol-search.ts';
import { historyExpectation, parseHistory } from './time-series.ts';
import { vendorSymbol } from './vendor-symbol.ts';
import type { CallGuard } from '../upstream-call.ts';

/** How to reach the vendor, or a simulator that speaks its protocol. */
export interface AlphaVantageOptions extends RequestOptions {
  /** Whose figures these are; written on every quote. */
  readonly source: DataSource;
  /** All daily bars in place of the newest hundred; the vendor sells it. Default: false. */
  readonly fullDailyHistory?: boolean;
  /** The clock that the reset of the daily budget is told by. Default: the system's. */
  readonly now?: () => Date;
  /** Asked before every call. Default: each call is sent at once, and once. */
  readonly guard?: CallGuard;
}

/** A market source with sockets to close. */
export interface AlphaVantageSource extends MarketSource {
  close(): Promise<void>;
}

/** How one function that takes a symbol alone is recognised and read. */
interface SymbolFunction<T> {
  readonly expectation: Pick<Expectation, 'functionName' | 'dataKey' | 'csvColumns'>;
  readonly parse: (payload: Payload, symbol: string) => T;
}

type Asked = Omit<Expectation, 'now'> & { readonly parameters: Readonly<Record<string, string>> };

/** Makes a market source over Alpha Vantage's API. */
export function createAlphaVantageSource(options: AlphaVantageOptions): AlphaVantageSource {
  const { source, fullDailyHistory = false, now = () => new Date(), guard = unguarded } = options;
  const requester = createRequester(options);
  const redact = createRedact(options.apiKey);

  /** The one way to the upstream. A refusal is told from an answer in here, so that the guard hears of it. */
  function ask({ parameters, ...expected }: Asked, options: CallOptions = {}): Promise<Payload> {
    const { functionName } = expected;
    const product = parameters.outputsize === 'full' ? `${functionName}.full` : functionName;
    return guard({ functionName, product, options }, async (signal) => {
      const answer = await requester.get({ function: functionName, ...parameters }, signal);
      return classify(answer, { ...expected, now: now() }, redact);
    });
  }

  async function quote(asked: string, call?: CallOptions): Promise<Quote> {
    const symbol = vendorSymbol(asked);
    const payload = await ask({ ...QUOTE_EXPECTATION, symbol, parameters: { symbol } }, call);
    return parseQuote(payload, symbol, source);
  }

  async function quotes(
    asked: readonly string[],
    call?: CallOptions,
  ): Promise<ReadonlyMap<string, Quote | MarketSourceError>> {
    const symbol = asked.map(vendorSymbol).join(',');
    const payload = await ask({ ...BULK_QUOTES_EXPECTATION, symbol: null, parameters: { symbol } }, call);
    return parseBulkQuotes(payload, asked, source);
  }

  function bySymbol<T>({ expectation, parse }: SymbolFunction<T>) {
    return async (asked: string, call?: CallOptions): Promise<T> => {
      const symbol = vendorSymbol(asked);
      return parse(await ask({ ...expectation, symbol, parameters: { symbol } }, call), symbol);
    };
  }

  async function history(asked: HistoryRequest, call?: CallOptions): Promise<PriceHistory> {
    const wanted = { ...asked, symbol: vendorSymbol(asked.symbol) };
    const { symbol, interval } = wanted;
    // Weekly and monthly series are always full and know no such parameter.
    const size = interval === 'DAY' ? { outputsize: fullDailyHistory ? 'full' : 'compact' } : {};
    const payload = await ask({ ...historyExpectation(wanted), symbol, parameters: { symbol, ...size } }, call);
    return parseHistory(payload, wanted);
  }

  async function search(keywords: string, call?: CallOptions): Promise<readonly SymbolMatch[]> {
    return parseSearch(await ask({ ...SEARCH_EXPECTATION, symbol: null, parameters: { keywords } }, call));
  }

  async function movers(call?: CallOptions): Promise<Movers> {
    return parseMovers(await ask({ ...MOVERS_EXPECTATION, symbol: null, parameters: {} }, call));
  }

  async function marketStatus(call?: CallOptions): Promise<readonly MarketStatus[]> {
    return parseMarketStatus(await ask({ ...MARKET_STATUS_EXPECTATION, symbol: null, parameters: {} }, call));
  }

  async function intraday(asked: IntradayRequest, call?: CallOptions): Promise<PriceHistory> {
    const wanted = { ...asked, symbol: vendorSymbol(asked.symbol) };
    return parseIntraday(await ask(intradayCall(wanted), call), wanted);
  }

  async function news(wanted: NewsRequest, call?: CallOptions): Promise<NewsFeed> {
    return parseNews(await ask({ ...NEWS_EXPECTATION, symbol: null, parameters: newsParameters(wanted) }, call));
  }

  async function economicSeries(wanted: EconomicRequest, call?: CallOptions): Promise<EconomicSeries> {
    return parseEconomicSeries(await ask(economicCall(wanted), call), wanted);
  }

  return {
    quote,
    quotes,
    fundamentals: bySymbol({ expectation: OVERVIEW_EXPECTATION, parse: parseOverview }),
    incomeStatements: bySymbol({ expectation: INCOME_STATEMENT_EXPECTATION, parse: parseIncomeStatements }),
    balanceSheets: bySymbol({ expectation: BALANCE_SHEET_EXPECTATION, parse: parseBalanceSheets }),
    cashFlows: bySymbol({ expectation: CASH_FLOW_EXPECTATION, parse: parseCashFlows }),
    earnings: bySymbol({ expectation: EARNINGS_EXPECTATION, parse: parseEarnings }),
    dividends: bySymbol({ expectation: DIVIDENDS_EXPECTATION, parse: parseDividends }),
    splits: bySymbol({ expectation: SPLITS_EXPECTATION, parse: parseSplits }),
    history,
    search,
    movers,
    marketStatus,
    intraday,
    news,
    economicSeries,
    close: () => requester.close(),
  };
}

const unguarded: CallGuard = (call, send) => send(call.options.signal);
