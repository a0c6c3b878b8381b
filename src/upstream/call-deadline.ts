/** The time that all attempts of one call have together. */
export interface CallDeadline {
  /** Aborted when the time is over, or by the caller. */
  readonly signal: AbortSignal;
  /** Starts the clock with the first attempt; gives the signal. */
  begin(): AbortSignal;
  /** Whether the time is over; false when it was the caller who ended it. */
  isOver(): boolean;
  /** Leaves no timer behind. */
  end(): void;
}

export function createCallDeadline(timeoutMs: number, caller: AbortSignal | undefined): CallDeadline {
  const late = new AbortController();
  const signal = caller === undefined ? late.signal : AbortSignal.any([late.signal, caller]);
  let timer: NodeJS.Timeout | undefined;
  return {
    signal,
    begin() {
      timer ??= setTimeout(() => late.abort(), timeoutMs);
      return signal;
    },
    isOver: () => late.signal.aborted,
    end: () => clearTimeout(timer),
  };
}
