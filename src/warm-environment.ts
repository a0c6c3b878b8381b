import { z } from 'zod';
import { CACHE_CATEGORIES, type CacheCategory } from './cache-categories.ts';
import { normalSymbol } from './market/symbol.ts';
import { docs, oneOf, optionalNumber, optionalText } from './setting-forms.ts';
import { isCronPattern } from './warming/schedule.ts';

/** The variables about loading in advance. */
export const WARM_SETTINGS = {
  WARM_ON_START: oneOf(
    ['auto', 'on', 'off'],
    'auto',
    'Whether WARM_SYMBOLS and movers are loaded in advance at the start; auto: with Redis, or with the simulator.',
  ),
  WARM_SYMBOLS: optionalText((value) => value.split(',').every((part) => normalSymbol(part) !== null), {
    expected: 'symbols separated by commas',
    fallback: 'unset: none',
    meaning: 'What is loaded in advance at the start and by WARM_CRON, the most wanted first.',
  }),
  WARM_MOVERS_TOP: optionalNumber([0, 60], {
    fallback: '10; 0 with a limit per day',
    meaning: "So many of the day's movers are loaded in advance at the start and by WARM_CRON.",
  }),
  WARM_CATEGORIES: categories(
    'PRICE',
    'Which categories of a symbol are loaded in advance at the start and by WARM_CRON.',
  ),
  WARM_CRON: optionalText(isCronPattern, {
    expected: 'a cron pattern of five fields, or of six with seconds first',
    fallback: 'unset: never',
    meaning:
      'When, on the clock of New York, what is asked for and ends soon is loaded again, WARM_SYMBOLS and movers too.',
  }),
};

function categories(fallback: CacheCategory, meaning: string) {
  const expected = `of ${CACHE_CATEGORIES.join(', ')}, separated by commas`;
  return z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(CACHE_CATEGORIES, expected)))
    .default([fallback])
    .register(docs, { expected, fallback, meaning });
}
