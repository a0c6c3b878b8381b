/** What the product says of the market: plain JSON, null for what the source leaves out, dates as text. */

import type { BarInterval } from './bar-interval.ts';

export type { BarInterval, HistoryInterval, IntradayInterval } from './bar-interval.ts';
export type DataSource = 'ALPHA_VANTAGE' | 'SIMULATED';

/** The hub for one symbol; nothing is fetched for it. */
export interface StockRef {
  readonly symbol: string;
}

export interface Quote {
  readonly symbol: string;
  readonly price: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly previousClose: number | null;
  readonly change: number | null;
  /** In percent: 0.4259 means 0.4259 %. */
  readonly changePercent: number | null;
  readonly volume: number | null;
  /** YYYY-MM-DD. */
  readonly latestTradingDay: string | null;
  readonly currency: string | null;
  readonly delayMinutes: number | null;
  readonly source: DataSource;
}

export interface Bar {
  /**
   * The trading date, YYYY-MM-DD, never shifted between zones. Of an intraday bar its stamp, YYYY-MM-DD HH:MM:SS on the
   * clock of the series' `timeZone`.
   */
  readonly time: string;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number | null;
  readonly adjustedClose: number | null;
  readonly volume: number | null;
  readonly dividend: number | null;
  readonly splitCoefficient: number | null;
}

export interface PriceHistory {
  readonly symbol: string;
  readonly interval: BarInterval;
  readonly adjusted: boolean;
  readonly lastRefreshed: string | null;
  /** IANA name. */
  readonly timeZone: string;
  /** Oldest first. */
  readonly bars: readonly Bar[];
}

export interface SymbolMatch {
  readonly symbol: string;
  readonly name: string;
  readonly type: string | null;
  readonly region: string | null;
  readonly marketOpen: string | null;
  readonly marketClose: string | null;
  readonly timeZone: string | null;
  readonly currency: string | null;
  readonly matchScore: number | null;
}

export interface Fundamentals {
  readonly symbol: string;
  readonly name: string;
  readonly assetType: string | null;
  readonly description: string | null;
  readonly cik: string | null;
  readonly exchange: string | null;
  readonly currency: string | null;
  readonly country: string | null;
  readonly sector: string | null;
  readonly industry: string | null;
  readonly address: string | null;
  readonly officialSite: string | null;
  readonly fiscalYearEnd: string | null;
  readonly latestQuarter: string | null;
  readonly marketCapitalization: number | null;
  readonly ebitda: number | null;
  readonly peRatio: number | null;
  readonly pegRatio: number | null;
  readonly bookValue: number | null;
  readonly dividendPerShare: number | null;
  readonly dividendYield: number | null;
  readonly eps: number | null;
  readonly revenuePerShareTtm: number | null;
  readonly profitMargin: number | null;
  readonly operatingMarginTtm: number | null;
  readonly returnOnAssetsTtm: number | null;
  readonly returnOnEquityTtm: number | null;
  readonly revenueTtm: number | null;
  readonly grossProfitTtm: number | null;
  readonly dilutedEpsTtm: number | null;
  readonly quarterlyEarningsGrowthYoy: number | null;
  readonly quarterlyRevenueGrowthYoy: number | null;
  readonly analystTargetPrice: number | null;
  readonly analystRatingStrongBuy: number | null;
  readonly analystRatingBuy: number | null;
  readonly analystRatingHold: number | null;
  readonly analystRatingSell: number | null;
  readonly analystRatingStrongSell: number | null;
  readonly trailingPe: number | null;
  readonly forwardPe: number | null;
  readonly priceToSalesRatioTtm: number | null;
  readonly priceToBookRatio: number | null;
  readonly evToRevenue: number | null;
  readonly evToEbitda: number | null;
  readonly beta: number | null;
  readonly fiftyTwoWeekHigh: number | null;
  readonly fiftyTwoWeekLow: number | null;
  readonly fiftyDayMovingAverage: number | null;
  readonly twoHundredDayMovingAverage: number | null;
  readonly sharesOutstanding: number | null;
  readonly sharesFloat: number | null;
  readonly percentInsiders: number | null;
  readonly percentInstitutions: number | null;
  readonly dividendDate: string | null;
  readonly exDividendDate: string | null;
}
