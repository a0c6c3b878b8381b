import { allCompanies, type Company } from '../companies.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import { newYorkOffset } from '../trading-days.ts';
import { type Body, fourDecimals } from './body.ts';
import type { Query } from './query.ts';
import { invalidCall } from './refusals.ts';

const MOST_MATCHES = 10;
const CSV_HEADER = 'symbol,name,type,region,marketOpen,marketClose,timezone,currency,matchScore';

/** SYMBOL_SEARCH: the ten best matches by symbol or by name; no match is an empty list. */
export function searchAnswer(query: Query, market: SimulatedMarket): Body {
  if (query.keywords === '') {
    return invalidCall(query.functionName);
  }
  const offset = newYorkOffset(market.now());
  const matches = allCompanies()
    .map((company) => ({ company, score: scoreOf(company, query.keywords.toLowerCase()) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, MOST_MATCHES)
    .map(({ company, score }) => matchFields(company, score, offset));
  return query.csv
    ? { kind: 'csv', header: CSV_HEADER, rows: matches.map((match) => Object.values(match).join(',')) }
    : { kind: 'json', value: { bestMatches: matches } };
}

function scoreOf(company: Company, keywords: string): number {
  return Math.max(overlap(company.symbol.toLowerCase(), keywords), overlap(company.name.toLowerCase(), keywords));
}

/** 1 for an equal text, less the more letters are left over, 0 when the keywords are not in the text. */
function overlap(text: string, keywords: string): number {
  const at = text.indexOf(keywords);
  if (at < 0) {
    return 0;
  }
  const share = (2 * keywords.length) / (text.length + keywords.length);
  return at === 0 ? share : share / 2;
}

function matchFields(company: Company, score: number, offset: string): Readonly<Record<string, string>> {
  return {
    '1. symbol': company.symbol,
    '2. name': company.name,
    '3. type': 'Equity',
    '4. region': 'United States',
    '5. marketOpen': '09:30',
    '6. marketClose': '16:00',
    '7. timezone': offset,
    '8. currency': 'USD',
    '9. matchScore': fourDecimals(score),
  };
}
