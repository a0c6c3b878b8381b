import { hashText, unitNoise } from '../../src/simulator/hash.ts';

/** From 0 to 1, below 1. */
export type Chance = () => number;

/** A stream of its own for each purpose: equal seed and purpose give equal numbers on every machine. */
export function createChance(seed: number, purpose: string): Chance {
  const key = hashText(`${seed}:${purpose}`);
  let drawn = 0;
  return () => {
    drawn += 1;
    return unitNoise(key, drawn);
  };
}
