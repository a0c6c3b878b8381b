import { hashText, unitNoise } from '../hash.ts';
import type { Company } from '../companies.ts';
import type { Walk } from '../random-walk.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import type { Body } from './body.ts';
import { type Dividends, dividendsOf, latestQuarterEnd, pricePath } from './overview-past.ts';
import type { Query } from './query.ts';

/** OVERVIEW: one flat object of 55 texts. An unknown symbol is an empty object, not an error. */
export function overviewAnswer(query: Query, market: SimulatedMarket): Body {
  const listing = market.find(query.symbol);
  if (!listing) {
    return { kind: 'json', value: {} };
  }
  const { company, walk } = listing;
  const key = hashText(`${market.seed}:${company.symbol}:overview`);
  return {
    kind: 'json',
    value: { ...identity(company, walk), ...figures(company, walk, key), ...shares(company, key), ...dates(walk) },
  };
}

/** What a company says of itself. Nothing is invented here: what we do not know is the vendor's `None`. */
function identity(company: Company, walk: Walk): Readonly<Record<string, string>> {
  return {
    Symbol: company.symbol,
    AssetType: 'Common Stock',
    Name: company.name,
    Description: `Simulated figures under the name of ${company.name}. They are not market data.`,
    CIK: 'None',
    Exchange: company.exchange,
    Currency: 'USD',
    Country: 'USA',
    Sector: company.sector,
    Industry: company.industry,
    Address: 'None',
    OfficialSite: 'None',
    FiscalYearEnd: 'December',
    LatestQuarter: latestQuarterEnd(walk),
  };
}

/** Ratios are drawn from the seed, the rest follows from them, so that P/E times EPS is the price again. */
function figures(company: Company, walk: Walk, key: number): Readonly<Record<string, string>> {
  const draw = (counter: number, low: number, high: number): number => low + (high - low) * unitNoise(key, counter);
  const path = pricePath(walk);
  const dividends = dividendsOf(walk);
  const price = path.price;
  const marketCap = price * company.sharesOutstanding;
  const priceToEarnings = draw(0, 11, 42);
  const profitMargin = draw(1, 0.05, 0.28);
  const priceToSales = priceToEarnings * profitMargin;
  const priceToBook = draw(2, 1.5, 12);
  const enterpriseValue = marketCap * draw(3, 0.95, 1.2);
  const revenue = marketCap / priceToSales;
  const ebitda = revenue * profitMargin * draw(4, 1.5, 1.9);
  const eps = price / priceToEarnings;
  return {
    MarketCapitalization: whole(marketCap),
    EBITDA: whole(ebitda),
    PERatio: priceToEarnings.toFixed(2),
    PEGRatio: draw(5, 0.8, 3.2).toFixed(3),
    BookValue: (price / priceToBook).toFixed(2),
    ...dividendFigures(dividends, price),
    EPS: eps.toFixed(2),
    RevenuePerShareTTM: (revenue / company.sharesOutstanding).toFixed(2),
    ProfitMargin: profitMargin.toFixed(3),
    OperatingMarginTTM: (profitMargin * draw(6, 1.1, 1.4)).toFixed(3),
    ReturnOnAssetsTTM: draw(7, 0.02, 0.2).toFixed(4),
    ReturnOnEquityTTM: (priceToBook / priceToEarnings).toFixed(3),
    RevenueTTM: whole(revenue),
    GrossProfitTTM: whole(revenue * draw(8, 0.55, 0.75)),
    DilutedEPSTTM: eps.toFixed(2),
    QuarterlyEarningsGrowthYOY: draw(9, -0.15, 0.35).toFixed(3),
    QuarterlyRevenueGrowthYOY: draw(10, -0.05, 0.25).toFixed(3),
    AnalystTargetPrice: (price * draw(11, 0.95, 1.3)).toFixed(2),
    AnalystRatingStrongBuy: whole(draw(12, 1, 12)),
    AnalystRatingBuy: whole(draw(13, 5, 30)),
    AnalystRatingHold: whole(draw(14, 2, 15)),
    AnalystRatingSell: whole(draw(15, 0, 3)),
    AnalystRatingStrongSell: whole(draw(16, 0, 2)),
    TrailingPE: priceToEarnings.toFixed(2),
    ForwardPE: (priceToEarnings * draw(17, 0.8, 1.05)).toFixed(2),
    PriceToSalesRatioTTM: priceToSales.toFixed(3),
    PriceToBookRatio: priceToBook.toFixed(2),
    EVToRevenue: (enterpriseValue / revenue).toFixed(3),
    EVToEBITDA: (enterpriseValue / ebitda).toFixed(2),
    Beta: draw(18, 0.4, 1.8).toFixed(3),
    '52WeekHigh': path.yearHigh.toFixed(2),
    '52WeekLow': path.yearLow.toFixed(2),
    '50DayMovingAverage': path.average50.toFixed(2),
    '200DayMovingAverage': path.average200.toFixed(2),
  };
}

function dividendFigures(dividends: Dividends, price: number): Readonly<Record<string, string>> {
  const paid = dividends.perYear > 0;
  return {
    DividendPerShare: paid ? dividends.perYear.toFixed(2) : 'None',
    DividendYield: paid ? (dividends.perYear / price).toFixed(4) : 'None',
  };
}

function shares(company: Company, key: number): Readonly<Record<string, string>> {
  return {
    SharesOutstanding: whole(company.sharesOutstanding),
    SharesFloat: whole(company.sharesOutstanding * (0.9 + 0.09 * unitNoise(key, 20))),
    PercentInsiders: (5 * unitNoise(key, 21)).toFixed(3),
    PercentInstitutions: (55 + 30 * unitNoise(key, 22)).toFixed(3),
  };
}

function dates(walk: Walk): Readonly<Record<string, string>> {
  const { payDate, exDate } = dividendsOf(walk);
  return { DividendDate: payDate ?? 'None', ExDividendDate: exDate ?? 'None' };
}

function whole(value: number): string {
  return Math.round(value).toString();
}
