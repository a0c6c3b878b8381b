import type { MemoryPressure } from '../cache/index.ts';

/** Shares of maxmemory. A level is left lower than it is entered, or a server at the edge would change it all the time. */
const HIGH = { enterAt: 0.8, leaveBelow: 0.75 } as const;
const CRITICAL = { enterAt: 0.95, leaveBelow: 0.9 } as const;

/** @param share Of the memory limit in use, 0 to 1 and sometimes a little more. */
export function nextPressure(current: MemoryPressure, share: number): MemoryPressure {
  if (share >= (current === 'CRITICAL' ? CRITICAL.leaveBelow : CRITICAL.enterAt)) return 'CRITICAL';
  return share >= (current === 'NORMAL' ? HIGH.enterAt : HIGH.leaveBelow) ? 'HIGH' : 'NORMAL';
}
