import { type Company, findCompany } from './companies.ts';
import { createWalk, type Walk } from './random-walk.ts';
import { newestTradingDay } from './trading-days.ts';

/** A company and its simulated past up to the newest trading day. */
export interface Listing {
  readonly company: Company;
  readonly walk: Walk;
}

/** The figures behind the answers: pure in seed, symbol and trading day. */
export interface SimulatedMarket {
  readonly seed: number;
  now(): number;
  /** Undefined for a symbol the simulator does not list. */
  find(symbol: string): Listing | undefined;
}

/** Walks are kept until the next trading day, since each is worked out from 2000 on. */
export function createSimulatedMarket(seed: number, now: () => number): SimulatedMarket {
  const walks = new Map<string, Walk>();
  return {
    seed,
    now,
    find(symbol) {
      const company = findCompany(symbol);
      if (!company) {
        return undefined;
      }
      const newest = newestTradingDay(now());
      const known = walks.get(company.symbol);
      const walk = known?.newest === newest ? known : createWalk(seed, company, newest);
      walks.set(company.symbol, walk);
      return { company, walk };
    },
  };
}
