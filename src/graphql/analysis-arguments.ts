import {
  completeParameters,
  type GivenParameters,
  type IndicatorParameters,
  KIND_SETTINGS,
  type KindSettings,
} from '../analysis/indicator-settings.ts';
import { badUserInput } from './bad-user-input.ts';

type Arguments = Readonly<Record<string, unknown>>;
type Bounds = readonly [least: number, most: number];

const PERIOD: Bounds = [2, 500];
const DAYS: Bounds = [5, 1000];
const MAX_DEVIATIONS = 10;
/** Stands in the key where the kind ignores what was given, so that it makes no entries of its own. */
const IGNORED = { period: 14, price: 'CLOSE' } as const;

const SETTINGS: ReadonlyMap<unknown, KindSettings> = new Map(Object.entries(KIND_SETTINGS));

/** The arguments of `Stock.indicator`, with only what its kind reads. */
export function canonicalIndicator(args: Arguments): Arguments {
  const { kind, period, price, parameters } = args;
  const settings = SETTINGS.get(kind);
  if (settings === undefined) throw badUserInput(`kind must be an IndicatorKind; got ${String(kind)}.`);
  checkWithin('period', period, PERIOD);
  return {
    ...args,
    period: settings.usesPeriod ? period : IGNORED.period,
    price: settings.usesPrice ? price : IGNORED.price,
    parameters: parametersFor(String(kind), settings.parameters, parameters),
  };
}

/** The arguments of `Stock.fibonacci`. */
export function canonicalFibonacci(args: Arguments): Arguments {
  checkWithin('days', args.days, DAYS);
  return args;
}

/** Every parameter of the kind; null for a kind without any. */
function parametersFor(
  kind: string,
  names: readonly (keyof IndicatorParameters)[],
  given: unknown,
): Readonly<Record<string, number>> | null {
  const values = isGiven(given) ? given : {};
  for (const [name, value] of Object.entries(values)) {
    const isOwn = names.some((own) => own === name);
    if (value !== null && !isOwn)
      throw badUserInput(`parameters of ${kind} must be among ${names.join(', ') || 'none'}; got ${name}.`);
  }
  if (names.length === 0) return null;
  const complete = completeParameters(values);
  checkParameters(complete);
  return Object.fromEntries(names.map((name) => [name, complete[name]]));
}

/** The schema has checked it; it is any of the parameters, each a number or null. */
function isGiven(value: unknown): value is GivenParameters {
  return typeof value === 'object' && value !== null;
}

/** Those that were not given have their defaults, which pass. */
function checkParameters(parameters: IndicatorParameters): void {
  const { fastPeriod, slowPeriod, deviations } = parameters;
  for (const name of ['fastPeriod', 'slowPeriod', 'signalPeriod'] as const)
    checkWithin(`parameters.${name}`, parameters[name], PERIOD);
  for (const name of ['kPeriod', 'kSmoothing', 'dPeriod'] as const)
    checkWithin(`parameters.${name}`, parameters[name], [1, PERIOD[1]]);
  if (fastPeriod >= slowPeriod)
    throw badUserInput(`parameters.fastPeriod must be less than slowPeriod; got ${fastPeriod} and ${slowPeriod}.`);
  if (!(deviations > 0 && deviations <= MAX_DEVIATIONS))
    throw badUserInput(`parameters.deviations must be more than 0 and at most ${MAX_DEVIATIONS}; got ${deviations}.`);
}

function checkWithin(name: string, value: unknown, [least, most]: Bounds): void {
  if (typeof value === 'number' && value >= least && value <= most) return;
  throw badUserInput(`${name} must be from ${least} to ${most}; got ${String(value)}.`);
}
