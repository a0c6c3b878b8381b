import type { Walk } from './random-walk.ts';

/** A dividend that went ex, per share. */
export interface PaidDividend {
  readonly exDate: string;
  readonly amount: number;
}

/** Every dividend of a company's simulated past, newest first. */
export function paidDividends(walk: Walk): readonly PaidDividend[] {
  return Array.from({ length: walk.newest + 1 }, (_, age) => walk.barAt(walk.newest - age))
    .filter((bar) => bar.dividend > 0)
    .map((bar) => ({ exDate: bar.date, amount: bar.dividend }));
}
