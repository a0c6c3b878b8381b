import { parse } from 'csv-parse/sync';
import { bareName, isJsonObject, type JsonObject } from './fields.ts';

/** The rows of a CSV answer by its header, or null when it is ragged, cut short or lacks a column it must have. */
export function readCsv(text: string, columns: readonly string[]): readonly JsonObject[] | null {
  if (columns.length === 0) return null;
  const header = (text.split(/\r?\n/, 1)[0] ?? '').split(',').map(bareName);
  if (!columns.every((column) => header.includes(column))) return null;
  const rows = parseRows(text);
  return Array.isArray(rows) && rows.every(isJsonObject) ? rows : null;
}

function parseRows(text: string): unknown {
  try {
    return parse(text, { columns: true, skip_empty_lines: true, trim: true });
  } catch {
    return null; // Said by the caller: the parser's error would quote the body.
  }
}
