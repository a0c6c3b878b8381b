import { allCompanies } from '../companies.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import { type Body, fourDecimals } from './body.ts';

const LISTED = 20;

interface Move {
  readonly symbol: string;
  readonly date: string;
  readonly price: number;
  readonly change: number;
  readonly percent: number;
  readonly volume: number;
}

/** TOP_GAINERS_LOSERS: twenty of each, out of the companies that the simulator lists. */
export function moversAnswer(market: SimulatedMarket): Body {
  const moves = allCompanies().flatMap(({ symbol }) => moveOf(symbol, market));
  const risen = moves.toSorted((left, right) => right.percent - left.percent);
  const traded = moves.toSorted((left, right) => right.volume - left.volume);
  return {
    kind: 'json',
    value: {
      metadata: 'Top gainers, losers, and most actively traded US tickers',
      last_updated: `${moves[0]?.date} 16:15:59 US/Eastern`,
      top_gainers: risen.slice(0, LISTED).map(fields),
      top_losers: risen.toReversed().slice(0, LISTED).map(fields),
      most_actively_traded: traded.slice(0, LISTED).map(fields),
    },
  };
}

function moveOf(symbol: string, market: SimulatedMarket): readonly Move[] {
  const walk = market.find(symbol)?.walk;
  if (!walk) return [];
  const { date, close, volume } = walk.barAt(walk.newest);
  const before = walk.barAt(walk.newest - 1).close;
  const change = close - before;
  return [{ symbol, date, price: close, change, percent: (change / before) * 100, volume }];
}

function fields({ symbol, price, change, percent, volume }: Move): Readonly<Record<string, string>> {
  return {
    ticker: symbol,
    price: price.toFixed(2),
    change_amount: change.toFixed(2),
    change_percentage: `${fourDecimals(percent)}%`,
    volume: String(volume),
  };
}
