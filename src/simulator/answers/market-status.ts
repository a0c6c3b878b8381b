import type { SimulatedMarket } from '../simulated-market.ts';
import type { Body } from './body.ts';

/** region, exchanges, opens, closes, zone */
type Row = readonly [string, string, string, string, string];

const EQUITY: readonly Row[] = [
  ['United States', 'NASDAQ, NYSE, AMEX, BATS', '09:30', '16:15', 'America/New_York'],
  ['Canada', 'Toronto, Toronto Ventures', '09:30', '16:00', 'America/Toronto'],
  ['United Kingdom', 'London', '08:00', '16:30', 'Europe/London'],
  ['Germany', 'XETRA, Berlin, Frankfurt, Munich, Stuttgart', '08:00', '20:00', 'Europe/Berlin'],
  ['France', 'Paris', '09:00', '17:30', 'Europe/Paris'],
  ['Japan', 'Tokyo', '09:00', '15:00', 'Asia/Tokyo'],
  ['India', 'NSE, BSE', '09:15', '15:30', 'Asia/Kolkata'],
  ['Hong Kong', 'Hong Kong', '09:30', '16:00', 'Asia/Hong_Kong'],
  ['Brazil', 'Sao Paolo', '10:00', '17:30', 'America/Sao_Paulo'],
];

/** MARKET_STATUS: by the clock alone, without holidays or noon breaks. */
export function marketStatusAnswer(market: SimulatedMarket): Body {
  const now = market.now();
  const markets = EQUITY.map(([region, exchanges, opens, closes, zone]) => {
    const { weekday, time } = localClock(now, zone);
    const open = !['Sat', 'Sun'].includes(weekday) && time >= opens && time < closes;
    return fields({ type: 'Equity', region, exchanges, opens, closes, open, notes: '' });
  });
  const global = { region: 'Global', exchanges: 'Global', opens: '00:00', closes: '23:59' };
  const forex = {
    notes: 'The forex market is open 24 hours a day, EXCEPT between 16:00 EST on Friday and 17:00 EST on Sunday',
    open: forexIsOpen(now),
  };
  const crypto = { notes: 'The cryptocurrency market is open 24 hours a day', open: true };
  return {
    kind: 'json',
    value: {
      endpoint: 'Global Market Open & Close Status',
      markets: [
        ...markets,
        fields({ type: 'Forex', ...global, ...forex }),
        fields({ type: 'Cryptocurrency', ...global, ...crypto }),
      ],
    },
  };
}

interface Market {
  readonly type: string;
  readonly region: string;
  readonly exchanges: string;
  readonly opens: string;
  readonly closes: string;
  readonly open: boolean;
  readonly notes: string;
}

function fields({ type, region, exchanges, opens, closes, open, notes }: Market): Readonly<Record<string, string>> {
  return {
    market_type: type,
    region,
    primary_exchanges: exchanges,
    local_open: opens,
    local_close: closes,
    current_status: open ? 'open' : 'closed',
    notes,
  };
}

function forexIsOpen(now: number): boolean {
  const { weekday, time } = localClock(now, 'America/New_York');
  if (weekday === 'Fri') return time < '16:00';
  if (weekday === 'Sun') return time >= '17:00';
  return weekday !== 'Sat';
}

function localClock(now: number, timeZone: string): { readonly weekday: string; readonly time: string } {
  const format = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-US', format).formatToParts(now);
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return { weekday: read('weekday'), time: `${read('hour')}:${read('minute')}` };
}
