import { InvalidArgumentError } from 'commander';

/** The values an option takes, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A parser for an option that takes a whole number in plain digits; `1e3`, `0x10` and `-1` are refused. */
export function wholeNumber({ from, to }: Range): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= from && value <= to)) {
      throw new InvalidArgumentError(`Expected a whole number from ${from} to ${to}; got "${text}".`);
    }
    return value;
  };
}
