import type { Booking, LedgerReport } from './ledger.ts';

/** Nobody can be asked how many replicas there are: two at least, or who is cut off alone would take it all. */
const FEWEST_REPLICAS = 2;

/**
 * A booking cut down to what one process may take for itself: of each window, and of what was left of the day when the
 * fleet was last heard of, the part of one replica of the last known number.
 */
export function shareOf(
  booking: Booking,
  known: { readonly day: string; readonly report: LedgerReport } | null,
): Booking {
  const { ceilings, secondMs, day } = booking;
  const replicas = Math.max(FEWEST_REPLICAS, known?.report.replicas ?? 0);
  const spent = known?.day === day.name ? known.report.today : 0;
  const partOf = (count: number): number => Math.floor(count / replicas);
  return {
    ...booking,
    // Seconds and minutes are passed on as longer or smaller windows; at least one call goes into each.
    secondMs: secondMs * replicas,
    ceilings: {
      perSecond: ceilings.perSecond,
      perMinute: Math.max(1, partOf(ceilings.perMinute)),
      perDay: Math.max(0, partOf(ceilings.perDay - spent)),
      perClient: Math.max(1, partOf(ceilings.perClient)),
    },
  };
}
