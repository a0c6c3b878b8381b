import type { Fundamentals } from '../domain.ts';
import type { Payload } from './classify.ts';
import { BadResponseError } from '../errors.ts';
import { countOf, dateOf, nullIfZero, numberOf, textOf, wholeNumberOf } from './values.ts';
import { echoedSymbol } from './vendor-symbol.ts';

/** How the data of OVERVIEW is recognised: a flat object, in JSON only. */
export const OVERVIEW_EXPECTATION = { functionName: 'OVERVIEW', dataKey: 'Symbol', csvColumns: [] } as const;

/** Reads company data. The vendor adds and drops keys over the years, so each may be missing. */
export function parseOverview(payload: Payload, symbol: string): Fundamentals {
  if (payload.kind !== 'json') throw new BadResponseError('Expected OVERVIEW from the upstream as JSON; got CSV.');
  const data = payload.whole;
  const echoed = echoedSymbol(data.Symbol, symbol);
  return {
    symbol: echoed,
    name: textOf(data.Name) ?? echoed,
    assetType: textOf(data.AssetType),
    description: textOf(data.Description),
    cik: textOf(data.CIK),
    exchange: textOf(data.Exchange),
    currency: textOf(data.Currency),
    country: textOf(data.Country),
    sector: textOf(data.Sector),
    industry: textOf(data.Industry),
    address: textOf(data.Address),
    officialSite: textOf(data.OfficialSite),
    fiscalYearEnd: textOf(data.FiscalYearEnd),
    latestQuarter: dateOf(data.LatestQuarter),
    marketCapitalization: nullIfZero(wholeNumberOf(data.MarketCapitalization)),
    ebitda: wholeNumberOf(data.EBITDA),
    peRatio: numberOf(data.PERatio),
    pegRatio: numberOf(data.PEGRatio),
    bookValue: numberOf(data.BookValue),
    dividendPerShare: numberOf(data.DividendPerShare),
    dividendYield: numberOf(data.DividendYield),
    eps: numberOf(data.EPS),
    revenuePerShareTtm: numberOf(data.RevenuePerShareTTM),
    profitMargin: numberOf(data.ProfitMargin),
    operatingMarginTtm: numberOf(data.OperatingMarginTTM),
    returnOnAssetsTtm: numberOf(data.ReturnOnAssetsTTM),
    returnOnEquityTtm: numberOf(data.ReturnOnEquityTTM),
    revenueTtm: wholeNumberOf(data.RevenueTTM),
    grossProfitTtm: wholeNumberOf(data.GrossProfitTTM),
    dilutedEpsTtm: numberOf(data.DilutedEPSTTM),
    quarterlyEarningsGrowthYoy: numberOf(data.QuarterlyEarningsGrowthYOY),
    quarterlyRevenueGrowthYoy: numberOf(data.QuarterlyRevenueGrowthYOY),
    analystTargetPrice: nullIfZero(numberOf(data.AnalystTargetPrice)),
    analystRatingStrongBuy: countOf(data.AnalystRatingStrongBuy),
    analystRatingBuy: countOf(data.AnalystRatingBuy),
    analystRatingHold: countOf(data.AnalystRatingHold),
    analystRatingSell: countOf(data.AnalystRatingSell),
    analystRatingStrongSell: countOf(data.AnalystRatingStrongSell),
    trailingPe: numberOf(data.TrailingPE),
    forwardPe: numberOf(data.ForwardPE),
    priceToSalesRatioTtm: numberOf(data.PriceToSalesRatioTTM),
    priceToBookRatio: numberOf(data.PriceToBookRatio),
    evToRevenue: numberOf(data.EVToRevenue),
    evToEbitda: numberOf(data.EVToEBITDA),
    beta: numberOf(data.Beta),
    fiftyTwoWeekHigh: nullIfZero(numberOf(data['52WeekHigh'])),
    fiftyTwoWeekLow: nullIfZero(numberOf(data['52WeekLow'])),
    fiftyDayMovingAverage: nullIfZero(numberOf(data['50DayMovingAverage'])),
    twoHundredDayMovingAverage: nullIfZero(numberOf(data['200DayMovingAverage'])),
    sharesOutstanding: nullIfZero(wholeNumberOf(data.SharesOutstanding)),
    sharesFloat: nullIfZero(wholeNumberOf(data.SharesFloat)),
    percentInsiders: numberOf(data.PercentInsiders),
    percentInstitutions: numberOf(data.PercentInstitutions),
    dividendDate: dateOf(data.DividendDate),
    exDividendDate: dateOf(data.ExDividendDate),
  };
}
