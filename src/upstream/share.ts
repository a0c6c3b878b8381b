import type { Booking, LedgerReport } from './ledger.ts';

/** Nobody can be asked how many replicas there are: two at least, or who is cut off alone would take it all. */
const FEWEST_REPLICAS = 2;

/** What was last heard of the fleet. */
export interface Hearsay {
  /** YYYY-MM-DD: the day that the report is of. */
  readonly day: string;
  readonly report: LedgerReport;
  /** Calls that this process has booked since, which no report holds. */
  readonly bookedSince: number;
}

/**
 * A booking cut down to what one process may take for itself: of each window, and of what was left of the day when the
 * fleet was last heard of, the part of one replica of the last known number.
 */
export function shareOf(booking: Booking, known: Hearsay | null): Booking {
  const { ceilings, secondMs, day } = booking;
  const replicas = Math.max(FEWEST_REPLICAS, known?.report.replicas ?? 0);
  const today = known?.day === day.name ? known : null;
  const spent = today?.report.today ?? 0;
  const partOf = (count: number): number => Math.floor(count / replicas);
  return {
    ...booking,
    // Seconds and minutes are passed on as longer or smaller windows; at least one call goes into each.
    secondMs: secondMs * replicas,
    ceilings: {
      perSecond: ceilings.perSecond,
      perMinute: Math.max(1, partOf(ceilings.perMinute)),
      perDay: Math.max(0, partOf(ceilings.perDay - spent) - (today?.bookedSince ?? 0)),
      perClient: Math.max(1, partOf(ceilings.perClient)),
    },
  };
}
