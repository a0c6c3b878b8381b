import { type Finding, known } from '../analysis/insights/finding.ts';
import type { InsightInputs } from '../analysis/insights/insights.ts';
import { MarketSourceError, NoDataError, SymbolNotFoundError } from '../market/errors.ts';
import type { CachedStock } from './cached-stock.ts';

/** The size that `Stock.news` has by default, so that both share an entry. */
const ARTICLES = 50;

/**
 * What the insights of a stock are made of, at most three upstream calls. The history comes first and alone: a symbol
 * that it does not know is an error at the price of one call. After that each input may fail by itself.
 *
 * @throws the history's MarketSourceError when the symbol is not known, or when all three failed.
 */
export async function insightInputsOf(stock: CachedStock): Promise<InsightInputs> {
  const [history] = await Promise.allSettled([stock.history({ interval: 'DAY', adjusted: false })]);
  if (history.status === 'rejected' && history.reason instanceof SymbolNotFoundError) throw history.reason;
  const [fundamentals, news] = await Promise.allSettled([stock.fundamentals(), stock.news({ limit: ARTICLES })]);
  const inputs = { history: findingOf(history), fundamentals: findingOf(fundamentals), news: findingOf(news) };
  const nothingCame = Object.values(inputs).every(({ kind }) => kind === 'missing');
  if (nothingCame && history.status === 'rejected') throw history.reason;
  return inputs;
}

/** Only the market's own failures are reasons; ours must be seen. */
function findingOf<Value>(result: PromiseSettledResult<Value>): Finding<Value> {
  if (result.status === 'fulfilled') return known(result.value);
  const { reason: error } = result;
  if (!(error instanceof MarketSourceError)) throw error;
  const isAbsence = error instanceof NoDataError || error instanceof SymbolNotFoundError;
  return { kind: 'missing', reason: isAbsence ? 'NO_DATA' : 'UPSTREAM_FAILED', detail: error.message };
}
