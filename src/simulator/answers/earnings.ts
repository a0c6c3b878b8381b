import { accountsOf } from '../accounts.ts';
import { fiscalPeriods, quarterEnd, yearOf } from '../fiscal-quarters.ts';
import { hashText, unitNoise } from '../hash.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import { type Body, fourDecimals } from './body.ts';
import { latestQuarterEnd, shiftDays } from './overview-past.ts';
import type { Query } from './query.ts';

/** EARNINGS, newest first: net income of the statements over the shares. An unknown symbol is an empty object. */
export function earningsAnswer(query: Query, market: SimulatedMarket): Body {
  const listing = market.find(query.symbol);
  if (!listing) return { kind: 'json', value: {} };
  const { company, walk } = listing;
  const { income } = accountsOf(listing, market.seed);
  const key = hashText(`${market.seed}:${company.symbol}:earnings`);
  const { quarters, yearEnds } = fiscalPeriods(latestQuarterEnd(walk));
  const epsOf = (counted: readonly number[]): number =>
    counted.reduce((sum, quarter) => sum + (income(quarter).netIncome ?? 0), 0) / company.sharesOutstanding;
  return {
    kind: 'json',
    value: {
      symbol: company.symbol,
      annualEarnings: yearEnds.map((end) => ({
        fiscalDateEnding: quarterEnd(end),
        reportedEPS: epsOf(yearOf(end)).toFixed(2),
      })),
      quarterlyEarnings: quarters.map((quarter) => quarterRow(quarter, epsOf([quarter]), unitNoise(key, quarter))),
    },
  };
}

function quarterRow(quarter: number, eps: number, noise: number): Readonly<Record<string, string>> {
  const reported = Number(eps.toFixed(2));
  const estimated = Number((eps * (0.92 + 0.14 * noise)).toFixed(4));
  const surprise = reported - estimated;
  const end = quarterEnd(quarter);
  return {
    fiscalDateEnding: end,
    // Before the day from which OVERVIEW counts the quarter as reported.
    reportedDate: shiftDays(end, 18 + Math.floor(10 * noise)),
    reportedEPS: reported.toFixed(2),
    estimatedEPS: fourDecimals(estimated),
    surprise: fourDecimals(surprise),
    surprisePercentage: estimated === 0 ? 'None' : fourDecimals((100 * surprise) / estimated),
    reportTime: noise < 0.5 ? 'pre-market' : 'post-market',
  };
}
