import type { CacheCategory, Settings } from './environment.ts';
import { normalSymbol } from './market/symbol.ts';

/** What the environment says of loading in advance. */
export interface WarmSettings {
  readonly onStart: boolean;
  readonly symbols: readonly string[];
  /** So many of the day's movers, at the start and by the schedule. */
  readonly movers: number;
  readonly categories: readonly CacheCategory[];
  /** Null: by no schedule. */
  readonly cron: string | null;
}

const MOVERS = 10;

/** @param dayLimited Whether the upstream calls of a day are counted. */
export function warmSettingsOf(settings: Settings, dayLimited: boolean): WarmSettings {
  const { WARM_ON_START: onStart, CACHE_DISABLED: disabled } = settings;
  // Without Redis what was warmed ends with the process: each restart would spend the calls anew.
  const keeps = settings.REDIS_URL !== undefined || settings.ALPHAVANTAGE_API_KEY === undefined;
  return Object.freeze({
    onStart: !disabled && (onStart === 'on' || (onStart === 'auto' && keeps)),
    symbols: Object.freeze([...new Set(partsOf(settings.WARM_SYMBOLS).flatMap((part) => normalSymbol(part) ?? []))]),
    // Of few calls a day none is spent on symbols that nobody has named.
    movers: settings.WARM_MOVERS_TOP ?? (dayLimited ? 0 : MOVERS),
    categories: Object.freeze([...settings.WARM_CATEGORIES]),
    cron: disabled ? null : (settings.WARM_CRON ?? null),
  });
}

function partsOf(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').filter((part) => part.trim() !== '');
}
