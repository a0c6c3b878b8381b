/** What the rounds came to: the median, and in brackets the least and the most. */
export function spread(figures: readonly number[], digits: number): string {
  if (figures.length === 0) return '';
  const middle = median(figures).toFixed(digits);
  if (figures.length === 1) return middle;
  return `${middle} (${Math.min(...figures).toFixed(digits)}–${Math.max(...figures).toFixed(digits)})`;
}

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
