import type { Bar } from '../market/domain.ts';

/** One bar with all four prices: what the formulas need. */
export interface PriceRow {
  readonly time: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/**
 * The bars that have all four prices, in their order. `adjusted`: every price is scaled by the bar's own adjusted close
 * over its close, as the vendor's indicators are since about 2026; a bar without an adjusted close is left out.
 */
export function priceRowsOf(bars: readonly Bar[], adjusted: boolean): PriceRow[] {
  return bars.flatMap((bar) => {
    const { time, open, high, low, close } = bar;
    const factor = factorOf(bar, adjusted);
    if (open === null || high === null || low === null || close === null || factor === null) return [];
    return [{ time, open: open * factor, high: high * factor, low: low * factor, close: close * factor }];
  });
}

function factorOf({ close, adjustedClose }: Bar, adjusted: boolean): number | null {
  if (!adjusted) return 1;
  return close === null || close <= 0 || adjustedClose === null ? null : adjustedClose / close;
}
