import type { Burst } from './burst.ts';
import type { Machine } from './machine.ts';

/** One measurement of one server under one workload. */
export interface Sample {
  readonly server: string;
  readonly workload: string;
  readonly perSecond: number;
  /** Over those of the raw server, measured just before. */
  readonly ratio: number;
  /** CPU time of the server an operation, µs. */
  readonly cpuUs: number;
  readonly p99Ms: number;
  /** An operation. */
  readonly redisCommands: number;
}

/** All that a run measured: `--out` writes it, `--from` reads it. */
export interface Results {
  readonly machine: Machine;
  /** The command that made it. */
  readonly command: string;
  readonly samples: readonly Sample[];
  readonly bursts: readonly Burst[];
  /** What could not be measured, and why. */
  readonly failures: readonly string[];
}
