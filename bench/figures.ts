import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Chart } from './chart.mjs';

const DOCS = resolve(import.meta.dirname, '../docs/performance');

/** Keeps what was measured as JSON, for whoever wants to draw it anew. */
export function keepFigures(name: string, figures: unknown, folder = DOCS): void {
  mkdirSync(resolve(folder, 'data'), { recursive: true });
  writeFileSync(dataFile(name, folder), `${JSON.stringify(figures, null, 1)}\n`);
}

/** What was kept last; the caller knows its form. */
export function keptFigures(name: string, folder = DOCS) {
  return JSON.parse(readFileSync(dataFile(name, folder), 'utf8'));
}

/** The library that draws is installed with the peers. */
export async function keepChart(name: string, chart: Chart, folder = DOCS): Promise<void> {
  const { draw } = await import('./chart.mjs');
  writeFileSync(resolve(folder, `${name}.svg`), draw(chart));
}

function dataFile(name: string, folder: string): string {
  return resolve(folder, 'data', `${name}.json`);
}
