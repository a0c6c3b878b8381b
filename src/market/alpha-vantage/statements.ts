import { BadResponseError } from '../errors.ts';
import type { Report, Statements } from '../statements.ts';
import type { Payload } from './classify.ts';
import type { JsonObject } from './fields.ts';
import { oldestFirst, rowsOf } from './rows.ts';
import { dateOf, textOf, wholeNumberOf } from './values.ts';
import { echoedSymbol } from './vendor-symbol.ts';

/** For each figure the vendor's names of it over the years; the first one present counts. */
export type FigureKeys<Figure extends string> = { readonly [Name in Figure]: readonly string[] };

/** What tells the three kinds of statements apart. */
export interface StatementKind<Figure extends string> {
  readonly symbol: string;
  readonly functionName: string;
  readonly figures: FigureKeys<Figure>;
}

type Figures<Figure extends string> = { readonly [Name in Figure]: number | null };

/** Reads statements of any kind, oldest first. A figure that is missing or odd is null; its report stays. */
export function parseStatements<Figure extends string>(
  payload: Payload,
  { symbol, functionName, figures }: StatementKind<Figure>,
): Statements<Report & Figures<Figure>> {
  if (payload.kind !== 'json') throw new BadResponseError(`Expected ${functionName} as JSON; got CSV.`);
  const { whole } = payload;
  const reportsOf = (list: unknown) =>
    oldestFirst(
      rowsOf(list, functionName).map((row) => ({ ...headOf(row), ...figuresOf(row, figures) })),
      (report) => report.fiscalDateEnding,
    );
  return {
    symbol: echoedSymbol(whole.symbol, symbol),
    annual: reportsOf(whole.annualReports),
    quarterly: reportsOf(whole.quarterlyReports),
  };
}

function headOf(row: JsonObject): Report {
  return { fiscalDateEnding: dateOf(row.fiscalDateEnding), reportedCurrency: textOf(row.reportedCurrency) };
}

function figuresOf<Figure extends string>(row: JsonObject, keys: FigureKeys<Figure>): Figures<Figure> {
  const named = Object.entries<readonly string[]>(keys);
  const read = Object.fromEntries(named.map(([figure, names]) => [figure, figureOf(row, names)]));
  if (isComplete(read, keys)) return read;
  throw new Error('A figure was lost between its name and its value.');
}

function figureOf(row: JsonObject, names: readonly string[]): number | null {
  return wholeNumberOf(names.map((name) => row[name]).find((value) => value !== undefined));
}

/** Tells the compiler what building by name cannot: that every figure is there. */
function isComplete<Figure extends string>(read: object, keys: FigureKeys<Figure>): read is Figures<Figure> {
  return Object.keys(keys).every((figure) => figure in read);
}
