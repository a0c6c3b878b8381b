/** Held by the module: a hundred walks multiply two million times, and under a test runner each global is looked up slowly. */
const { imul } = Math;

/** A 32-bit FNV-1a hash: equal texts give equal numbers on every machine, which is all the simulator needs. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A number in [0, 1) that depends on both integers only; neighbouring inputs give unrelated numbers. */
export function unitNoise(key: number, counter: number): number {
  let mixed = (key ^ imul(counter + 1, 0x9e3779b1)) >>> 0;
  mixed = imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
