import { randomUUID } from 'node:crypto';

type Path = readonly (string | number)[];

/** The JSON of a value with some of its parts cut out. */
export interface TextsAround {
  /** One more than there are parts. */
  readonly texts: readonly string[];
  /** Which of the paths stands between the first text and the second, and so on. */
  readonly order: readonly number[];
}

/** Cuts the parts at `paths` out of the JSON of `value`. Null when one of them is not there, or within another. */
export function textsAround(value: unknown, paths: readonly Path[]): TextsAround | null {
  // Nobody can send a text that looks like the mark.
  const mark = randomUUID();
  const places = paths.map((path, index) => ({ path, index }));
  const pieces = JSON.stringify(marked(value, places, mark)).split(new RegExp(`"${mark}:(\\d+)"`));
  const order = pieces.filter((_, index) => index % 2 === 1).map(Number);
  if (order.length !== paths.length) return null;
  return { texts: pieces.filter((_, index) => index % 2 === 0), order };
}

interface Place {
  /** From here on. */
  readonly path: Path;
  readonly index: number;
}

function marked(value: unknown, places: readonly Place[], mark: string): unknown {
  const here = places.find(({ path }) => path.length === 0);
  if (here !== undefined) return `${mark}:${here.index}`;
  if (places.length === 0 || typeof value !== 'object' || value === null) return value;
  const below = byFirstStep(places);
  const part = (step: string | number, inner: unknown): unknown => {
    const rest = (below.get(step) ?? []).map(({ path, index }) => ({ path: path.slice(1), index }));
    return marked(inner, rest, mark);
  };
  if (Array.isArray(value)) return value.map((inner: unknown, index) => part(index, inner));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, part(name, inner)]));
}

function byFirstStep(places: readonly Place[]): ReadonlyMap<string | number, readonly Place[]> {
  const steps = new Map<string | number, Place[]>();
  for (const place of places) {
    const [step = ''] = place.path;
    const others = steps.get(step);
    if (others === undefined) steps.set(step, [place]);
    else others.push(place);
  }
  return steps;
}
