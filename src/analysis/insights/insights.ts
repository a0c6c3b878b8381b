import type { Fundamentals, PriceHistory } from '../../market/domain.ts';
import type { NewsFeed } from '../../market/news.ts';
import { type PriceRow, priceRowsOf } from '../price-row.ts';
import { type Drawdown, drawdownOf } from './drawdown.ts';
import { type Finding, type GapReason, known, tooLittle } from './finding.ts';
import { type Momentum, momentumOf } from './momentum.ts';
import { type NewsTone, newsToneOf } from './news-tone.ts';
import { type Trend, trendOf } from './trend.ts';
import { type Valuation, valuationOf } from './valuation.ts';
import { type Volatility, volatilityOf } from './volatility.ts';

/** What insights are made of; each may be missing by itself. */
export interface InsightInputs {
  /** Daily bars, not adjusted. */
  readonly history: Finding<PriceHistory>;
  readonly fundamentals: Finding<Fundamentals>;
  readonly news: Finding<NewsFeed>;
}

export type InsightKind = 'TREND' | 'MOMENTUM' | 'VOLATILITY' | 'DRAWDOWN' | 'VALUATION' | 'NEWS_TONE';

/** An insight that is null, and why. */
export interface MissingInsight {
  readonly insight: InsightKind;
  readonly reason: GapReason;
  readonly detail: string;
}

export interface Insights {
  readonly symbol: string;
  /** The day of the newest bar. */
  readonly asOf: string | null;
  readonly trend: Trend | null;
  readonly momentum: Momentum | null;
  readonly volatility: Volatility | null;
  readonly drawdown: Drawdown | null;
  readonly valuation: Valuation | null;
  readonly newsTone: NewsTone | null;
  readonly missing: readonly MissingInsight[];
}

/** Every insight that its inputs suffice for; of the others why not. */
export function insightsOf(symbol: string, { history, fundamentals, news }: InsightInputs): Insights {
  const rows = mapped(history, ({ bars }) => known(priceRowsOf(bars, false)));
  const closes = mapped(rows, (days) => known(days.map(({ close }) => close)));
  const trend = mapped(closes, trendOf);
  const momentum = mapped(closes, momentumOf);
  const volatility = mapped(closes, volatilityOf);
  const drawdown = mapped(rows, drawdownOf);
  const valuation = mapped(mapped(rows, newestCloseOf), (close) =>
    mapped(fundamentals, (figures) => valuationOf(close, figures)),
  );
  const newsTone = mapped(news, (feed) => newsToneOf(symbol, feed));
  return {
    symbol,
    asOf: knownIn(rows)?.at(-1)?.time ?? null,
    trend: knownIn(trend),
    momentum: knownIn(momentum),
    volatility: knownIn(volatility),
    drawdown: knownIn(drawdown),
    valuation: knownIn(valuation),
    newsTone: knownIn(newsTone),
    missing: [
      ...missingOf('TREND', trend),
      ...missingOf('MOMENTUM', momentum),
      ...missingOf('VOLATILITY', volatility),
      ...missingOf('DRAWDOWN', drawdown),
      ...missingOf('VALUATION', valuation),
      ...missingOf('NEWS_TONE', newsTone),
    ],
  };
}

function newestCloseOf(rows: readonly PriceRow[]): Finding<number> {
  const close = rows.at(-1)?.close;
  return close === undefined ? tooLittle('A valuation takes a close; there are no bars.') : known(close);
}

/** What follows from a finding; what is missing stays missing for the same reason. */
function mapped<From, To>(finding: Finding<From>, next: (value: From) => Finding<To>): Finding<To> {
  return finding.kind === 'known' ? next(finding.value) : finding;
}

function knownIn<Value>(finding: Finding<Value>): Value | null {
  return finding.kind === 'known' ? finding.value : null;
}

function missingOf(insight: InsightKind, finding: Finding<unknown>): MissingInsight[] {
  return finding.kind === 'known' ? [] : [{ insight, reason: finding.reason, detail: finding.detail }];
}
