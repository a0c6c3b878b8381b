import type { Hours, Session } from '../calendar/sessions.ts';
import { moversDay, quoteDay, seriesDay, type SpokenDay } from './spoken-day.ts';

/** How a field's values live while the market is closed. */
export interface CalendarRule {
  /** Within these hours the value may change. */
  readonly hours: Hours;
  readonly spokenDay: SpokenDay;
  /** What ends the value, as `until …` goes on. */
  readonly event: string;
  /**
   * When that is, epoch ms.
   * @param next The first session to open after the value was stored.
   */
  readonly endsAt: (next: Session, settlingMs: number) => number;
}

const opening = ({ opensAt }: Session): number => opensAt;

const QUOTE: CalendarRule = { hours: 'regular', spokenDay: quoteDay, event: 'the market opens', endsAt: opening };

const MOVERS: CalendarRule = { ...QUOTE, spokenDay: moversDay };

/** The source dates the running week and month by their latest session, so they change as the days do. */
const BARS: CalendarRule = {
  hours: 'regular',
  spokenDay: seriesDay,
  event: 'the next session has settled',
  endsAt: ({ closesAt }, settlingMs) => closesAt + settlingMs,
};

/** These bars have the trading before and after hours in them. */
const INTRADAY: CalendarRule = {
  hours: 'extended',
  spokenDay: seriesDay,
  event: 'pre-market trading begins',
  endsAt: opening,
};

/** By `Type.field`; what is not named here keeps its category's time. Fields that share entries share the rule. */
export const CALENDAR_RULES: ReadonlyMap<string, CalendarRule> = new Map([
  ['Query.quote', QUOTE],
  ['Query.quotes', QUOTE],
  ['Stock.quote', QUOTE],
  ['Query.movers', MOVERS],
  ['Stock.history', BARS],
  ['Stock.intraday', INTRADAY],
]);
