/** The indicators that are computed here. */
export type IndicatorKind = 'SMA' | 'EMA' | 'RSI' | 'MACD' | 'BBANDS' | 'STOCH' | 'ADX';

/** Which price of a bar an indicator of one price reads. */
export type PriceField = 'OPEN' | 'HIGH' | 'LOW' | 'CLOSE';

/** What kinds have beyond `period`. Periods in bars; `deviations` in standard deviations. */
export interface IndicatorParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  readonly signalPeriod: number;
  readonly deviations: number;
  readonly kPeriod: number;
  readonly kSmoothing: number;
  readonly dPeriod: number;
}

/** The values that the vendor takes when none are given. */
export const DEFAULT_PARAMETERS: IndicatorParameters = {
  ...{ fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 },
  deviations: 2,
  ...{ kPeriod: 5, kSmoothing: 3, dPeriod: 3 },
};

/** As a caller gives them: any of them, or none. */
export type GivenParameters = { readonly [Name in keyof IndicatorParameters]?: number | null | undefined };

/** What was given, and the defaults for the rest. */
export function completeParameters(given: GivenParameters | null | undefined): IndicatorParameters {
  const defaults = DEFAULT_PARAMETERS;
  return {
    fastPeriod: given?.fastPeriod ?? defaults.fastPeriod,
    slowPeriod: given?.slowPeriod ?? defaults.slowPeriod,
    signalPeriod: given?.signalPeriod ?? defaults.signalPeriod,
    deviations: given?.deviations ?? defaults.deviations,
    kPeriod: given?.kPeriod ?? defaults.kPeriod,
    kSmoothing: given?.kSmoothing ?? defaults.kSmoothing,
    dPeriod: given?.dPeriod ?? defaults.dPeriod,
  };
}

/** What one kind reads; the rest of a request means nothing to it. */
export interface KindSettings {
  readonly usesPeriod: boolean;
  /** False: it reads high, low and close. */
  readonly usesPrice: boolean;
  readonly parameters: readonly (keyof IndicatorParameters)[];
}

/** By kind: which settings it has. */
export const KIND_SETTINGS: Readonly<Record<IndicatorKind, KindSettings>> = {
  SMA: { usesPeriod: true, usesPrice: true, parameters: [] },
  EMA: { usesPeriod: true, usesPrice: true, parameters: [] },
  RSI: { usesPeriod: true, usesPrice: true, parameters: [] },
  MACD: { usesPeriod: false, usesPrice: true, parameters: ['fastPeriod', 'slowPeriod', 'signalPeriod'] },
  BBANDS: { usesPeriod: true, usesPrice: true, parameters: ['deviations'] },
  STOCH: { usesPeriod: false, usesPrice: false, parameters: ['kPeriod', 'kSmoothing', 'dPeriod'] },
  ADX: { usesPeriod: true, usesPrice: false, parameters: [] },
};
