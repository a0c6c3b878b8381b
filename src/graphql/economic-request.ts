import { ECONOMIC_INDICATORS, ECONOMIC_INTERVALS, TREASURY_MATURITIES } from '../market/economic-series.ts';
import type { EconomicRequest } from '../market/market-source.ts';
import { badUserInput } from './bad-user-input.ts';

/** The arguments of `Query.economicSeries`; the enums of the schema have looked at each by itself. */
interface EconomicArguments {
  readonly indicator?: unknown;
  readonly interval?: unknown;
  readonly maturity?: unknown;
}

/**
 * The arguments in their one canonical form, with the defaults filled in: no interval and the default interval are one
 * question, and so one key. Refuses an interval or a maturity that the indicator does not have.
 */
export function economicRequestOf(args: EconomicArguments): EconomicRequest {
  const indicator = ECONOMIC_INDICATORS.find((one) => one === args.indicator);
  if (indicator === undefined) throw badUserInput(`indicator must be one of ${ECONOMIC_INDICATORS.join(', ')}.`);
  const intervals = ECONOMIC_INTERVALS[indicator];
  const asked = args.interval ?? intervals[0];
  const interval = intervals.find((one) => one === asked);
  if (interval === undefined) {
    throw badUserInput(`interval of ${indicator} must be ${intervals.join(' or ')}; got ${asked}.`);
  }
  return { indicator, interval, maturity: maturityOf(indicator, args.maturity) };
}

function maturityOf(indicator: EconomicRequest['indicator'], asked: unknown): EconomicRequest['maturity'] {
  if (indicator === 'TREASURY_YIELD') return TREASURY_MATURITIES.find((one) => one === asked) ?? 'TEN_YEARS';
  if (asked === undefined || asked === null) return null;
  throw badUserInput(`maturity belongs to TREASURY_YIELD alone; got ${asked} for ${indicator}.`);
}
