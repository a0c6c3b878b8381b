import type { BalanceSheets } from '../../src/market/balance-sheet.ts';
import type { CashFlows } from '../../src/market/cash-flow.ts';
import type { Dividend, Split } from '../../src/market/corporate-actions.ts';
import type { Bar, Fundamentals, PriceHistory, Quote, SymbolMatch } from '../../src/market/domain.ts';
import type { Earnings } from '../../src/market/earnings.ts';
import type { EconomicSeries } from '../../src/market/economic-series.ts';
import { NoDataError, SymbolNotFoundError } from '../../src/market/errors.ts';
import type { IncomeStatements } from '../../src/market/income-statement.ts';
import type { MarketStatus } from '../../src/market/market-status.ts';
import type {
  EconomicRequest,
  HistoryRequest,
  IntradayRequest,
  MarketSource,
  NewsRequest,
} from '../../src/market/market-source.ts';
import type { Movers } from '../../src/market/movers.ts';
import type { NewsFeed } from '../../src/market/news.ts';

const UNKNOWN = 'NOPE';

/** A source of fixed answers that counts its calls. `NOPE` is unknown; `fail` makes every call reject. */
export class CountingSource implements MarketSource {
  readonly calls: string[] = [];
  fail: Error | undefined;
  /** Awaited by every call: hold it open to keep requests in flight. */
  gate: Promise<void> = Promise.resolve();

  async quote(symbol: string): Promise<Quote> {
    await this.#called(`quote:${symbol}`);
    if (symbol === UNKNOWN) throw new SymbolNotFoundError(`The symbol ${symbol} is not known.`);
    return quoteOf(symbol);
  }

  async quotes(symbols: readonly string[]): Promise<ReadonlyMap<string, Quote>> {
    await this.#called(`quotes:${symbols.join()}`);
    return new Map(symbols.filter((symbol) => symbol !== UNKNOWN).map((symbol) => [symbol, quoteOf(symbol)]));
  }

  async fundamentals(symbol: string): Promise<Fundamentals> {
    await this.#called(`fundamentals:${symbol}`);
    throw new NoDataError(`There is no company data for ${symbol}.`);
  }

  async incomeStatements(symbol: string): Promise<IncomeStatements> {
    await this.#called(`incomeStatements:${symbol}`);
    return { symbol, annual: [], quarterly: [] };
  }

  async balanceSheets(symbol: string): Promise<BalanceSheets> {
    await this.#called(`balanceSheets:${symbol}`);
    return { symbol, annual: [], quarterly: [] };
  }

  async cashFlows(symbol: string): Promise<CashFlows> {
    await this.#called(`cashFlows:${symbol}`);
    return { symbol, annual: [], quarterly: [] };
  }

  async earnings(symbol: string): Promise<Earnings> {
    await this.#called(`earnings:${symbol}`);
    return { symbol, annual: [], quarterly: [] };
  }

  async dividends(symbol: string): Promise<readonly Dividend[]> {
    await this.#called(`dividends:${symbol}`);
    return [];
  }

  async splits(symbol: string): Promise<readonly Split[]> {
    await this.#called(`splits:${symbol}`);
    return [];
  }

  async history({ symbol, interval, adjusted }: HistoryRequest): Promise<PriceHistory> {
    await this.#called(`history:${symbol}:${interval}:${adjusted}`);
    const bars = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'].map(barOf);
    return { symbol, interval, adjusted, lastRefreshed: '2026-01-08', timeZone: 'US/Eastern', bars };
  }

  async search(keywords: string): Promise<readonly SymbolMatch[]> {
    await this.#called(`search:${keywords}`);
    return [];
  }

  async movers(): Promise<Movers> {
    await this.#called('movers');
    const mover = { symbol: 'CELG^', price: 1.8, change: 1.79, changePercent: 17900, volume: null };
    const lastUpdated = '2026-01-08 16:15:59';
    return { lastUpdated, timeZone: 'America/New_York', gainers: [mover], losers: [], mostActive: [] };
  }

  async marketStatus(): Promise<readonly MarketStatus[]> {
    await this.#called('marketStatus');
    const hours = { localOpen: '09:30', localClose: '16:15', status: 'CLOSED', notes: null } as const;
    return [{ marketType: 'EQUITY', region: 'United States', primaryExchanges: ['NASDAQ', 'NYSE'], ...hours }];
  }

  async intraday({ symbol, interval }: IntradayRequest): Promise<PriceHistory> {
    await this.#called(`intraday:${symbol}:${interval}`);
    const stamps = ['2026-01-07 15:55:00', '2026-01-08 09:30:00', '2026-01-08 09:35:00'];
    const head = { adjusted: false, lastRefreshed: stamps.at(-1) ?? null, timeZone: 'America/New_York' };
    return { symbol, interval, ...head, bars: stamps.map(barOf) };
  }

  async news({ symbols, topics, size }: NewsRequest): Promise<NewsFeed> {
    await this.#called(`news:${symbols.join()}:${topics.join()}:${size}`);
    const none = { publishedAt: null, summary: null, bannerImage: null, source: null, sourceDomain: null };
    const tone = { category: null, sentimentScore: null, sentimentLabel: null };
    const article = { ...none, ...tone, authors: [], topics: [], tickers: [], url: 'https://news.example/' };
    return { articles: Array.from({ length: size }, (_, index) => ({ ...article, title: `Article ${index}` })) };
  }

  async economicSeries(request: EconomicRequest): Promise<EconomicSeries> {
    await this.#called(`economicSeries:${request.indicator}:${request.interval}:${request.maturity}`);
    const points = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'].map((date) => ({ date, value: 1 }));
    return { ...request, name: null, unit: 'percent', points };
  }

  async #called(call: string): Promise<void> {
    this.calls.push(call);
    await this.gate;
    if (this.fail) throw this.fail;
  }
}

function quoteOf(symbol: string): Quote {
  return {
    symbol,
    price: 100.5,
    open: 99,
    high: 101,
    low: 98.5,
    previousClose: 100,
    change: 0.5,
    changePercent: 0.5,
    volume: 6_000_000_000,
    latestTradingDay: '2026-01-08',
    currency: null,
    delayMinutes: null,
    source: 'SIMULATED',
  };
}

function barOf(time: string): Bar {
  return {
    time,
    open: 1,
    high: 2,
    low: 1,
    close: 2,
    adjustedClose: null,
    volume: 10,
    dividend: null,
    splitCoefficient: null,
  };
}
