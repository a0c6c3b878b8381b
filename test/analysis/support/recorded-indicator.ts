import { recording } from '../../market/support/recordings.ts';

/** One row of a recorded indicator answer, with the vendor's names of its columns. */
export interface RecordedRow {
  readonly time: string;
  readonly values: Readonly<Record<string, number>>;
}

/** The rows of a recorded answer, JSON or CSV, in its order. */
export function recordedRows(folder: string, file: string): RecordedRow[] {
  // Trimming also cuts the byte order mark that some recordings begin with.
  const text = recording(folder, file).toString('utf8').trim();
  return file.endsWith('.csv') ? rowsOfCsv(text) : rowsOfJson(text, folder);
}

function rowsOfCsv(text: string): RecordedRow[] {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const [, ...columns] = header.split(',');
  return lines.map((line) => {
    const [time = '', ...values] = line.split(',');
    return { time, values: Object.fromEntries(columns.map((column, index) => [column, Number(values[index])])) };
  });
}

function rowsOfJson(text: string, folder: string): RecordedRow[] {
  const rows: Record<string, Record<string, string>> = JSON.parse(text)[`Technical Analysis: ${folder}`];
  return Object.entries(rows).map(([time, row]) => ({
    time,
    values: Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Number(value)])),
  }));
}
