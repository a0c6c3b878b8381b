import type { FleetStats } from '../stats/fleet-stats.ts';

/** More than a fleet tells of. */
const ALL_HOT_KEYS = 100_000;

interface HourStats {
  read(window: 'HOUR'): Promise<Pick<FleetStats, 'hotKeys'>>;
}

/** How often keys were asked for in the last hour; looked up once for all that one admin request wants to know. */
export class Demand {
  readonly #stats: HourStats;
  #known: Promise<ReadonlyMap<string, number>> | null = null;

  constructor(stats: HourStats) {
    this.#stats = stats;
  }

  /** 0 for a key that was not among those asked for most in any minute. */
  async of(key: string): Promise<number> {
    this.#known ??= this.#read();
    return (await this.#known).get(key) ?? 0;
  }

  async #read(): Promise<ReadonlyMap<string, number>> {
    const hottest = await (await this.#stats.read('HOUR')).hotKeys(ALL_HOT_KEYS);
    return new Map(hottest.map(({ key, requests }) => [key, requests]));
  }
}
