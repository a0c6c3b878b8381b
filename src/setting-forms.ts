import { z } from 'zod';

/** What `docs/configuration.md` says of one variable. */
export interface SettingDoc {
  readonly expected: string;
  readonly fallback: string;
  readonly meaning: string;
  /** Never shown in a fault. */
  readonly secret?: boolean;
}
/** Where each setting is registered with its documentation. */
export const docs = z.registry<SettingDoc>();

export function docOf(schema: z.ZodType): SettingDoc {
  const doc = docs.get(schema);
  if (doc === undefined) throw new Error('Every setting must be registered with its documentation.');
  return doc;
}

export function wholeNumber(fallback: number, range: readonly [number, number], meaning: string) {
  const expected = `a whole number from ${range[0]} to ${range[1]}`;
  return number(range)
    .default(fallback)
    .register(docs, { expected, fallback: String(fallback), meaning });
}

export function optionalNumber(range: readonly [number, number], doc: Pick<SettingDoc, 'fallback' | 'meaning'>) {
  return number(range)
    .optional()
    .register(docs, { expected: `a whole number from ${range[0]} to ${range[1]}`, ...doc });
}

export function optionalWord<const Words extends readonly [string, ...string[]]>(
  words: Words,
  doc: Pick<SettingDoc, 'fallback' | 'meaning'>,
) {
  const expected = words.join(' or ');
  return z
    .enum(words, expected)
    .optional()
    .register(docs, { expected, ...doc });
}

function number(range: readonly [number, number]) {
  const expected = `a whole number from ${range[0]} to ${range[1]}`;
  return z
    .string()
    .refine((value) => isWholeNumber(value, range), expected)
    .transform(Number);
}

export function isWholeNumber(value: string, [least, most]: readonly [number, number]): boolean {
  return /^\d{1,15}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

export function flag(fallback: boolean, meaning: string) {
  const schema = z.enum(['true', 'false'], 'true or false').transform((value) => value === 'true');
  return schema.default(fallback).register(docs, { expected: 'true or false', fallback: String(fallback), meaning });
}

export function oneOf<const Words extends readonly [string, ...string[]], Word extends Words[number]>(
  words: Words,
  fallback: Word,
  meaning: string,
) {
  const expected = words.join(' or ');
  return z.enum(words, expected).default(fallback).register(docs, { expected, fallback, meaning });
}

export function text(fallback: string, form: RegExp, doc: Pick<SettingDoc, 'expected' | 'meaning'>) {
  return z
    .string()
    .regex(form, doc.expected)
    .default(fallback)
    .register(docs, { ...doc, fallback });
}

/** A variable that may stay unset. */
export function optionalText(accepts: (value: string) => boolean, doc: SettingDoc) {
  return z.string().refine(accepts, doc.expected).optional().register(docs, doc);
}

export function secret(accepts: (value: string) => boolean, doc: SettingDoc) {
  return optionalText(accepts, { ...doc, secret: true });
}
