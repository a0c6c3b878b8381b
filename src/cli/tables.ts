import Table from 'cli-table3';

type Cell = string | number | null | undefined;

/** A table for people, without colours. */
export function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  for (const row of rows) table.push(row.map(shown));
  return table.toString();
}

/** Names beside values. */
export function listOf(pairs: readonly (readonly [string, Cell])[]): string {
  const table = new Table({ style: { head: [], border: [] } });
  for (const [name, value] of pairs) table.push([name, shown(value)]);
  return table.toString();
}

/** A share as a percentage. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`;
}

/** Bytes in the largest unit that leaves a number of at least 1. */
export function bytes(count: number | null): string {
  if (count === null) return '-';
  const steps = ['B', 'KiB', 'MiB', 'GiB'] as const;
  const step = Math.min(steps.length - 1, Math.floor(Math.log2(Math.max(1, count)) / 10));
  return `${(count / 1024 ** step).toFixed(step === 0 ? 0 : 1)} ${steps[step]}`;
}

function shown(cell: Cell): string {
  return cell === null || cell === undefined ? '-' : String(cell);
}
