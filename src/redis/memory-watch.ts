import type { MemoryPressure } from '../cache/index.ts';
import { nextPressure } from './memory-pressure.ts';
import { type Advice, adviceFor } from './server-advice.ts';
import type { ServerInfo } from './server-info.ts';

/** The memory of all masters together. */
export interface MemoryStats extends Omit<ServerInfo, 'version'> {
  readonly pressure: MemoryPressure;
}

export interface MemoryWatchOptions {
  /** Asks every master; must end by itself. See `readServerInfos`. */
  readonly read: () => Promise<readonly ServerInfo[]>;
  /** How long to wait between two looks, ms. */
  readonly everyMs: number;
  /** Told of each change of the level, once. */
  readonly onPressure: (pressure: MemoryPressure) => void;
  /** Told of each piece of advice, once. */
  readonly onAdvice: (advice: Advice) => void;
}

const FORBIDDEN: Advice = {
  level: 'warn',
  message:
    'Redis forbids INFO, so its version and memory are not watched. Remedy: allow this user the command INFO (ACL +info).',
};

/**
 * Looks at the memory of the servers again and again. The fullest master sets the level: its share of the keys is what
 * would be evicted first. While Redis is out of reach the last level holds.
 */
export class MemoryWatch {
  readonly #options: MemoryWatchOptions;
  readonly #said = new Set<string>();
  #infos: readonly ServerInfo[] = [];
  #pressure: MemoryPressure = 'NORMAL';
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: MemoryWatchOptions) {
    this.#options = options;
    this.#lookLater();
  }

  get pressure(): MemoryPressure {
    return this.#pressure;
  }

  /** As of the last look; null before the first that was answered. */
  get stats(): MemoryStats | null {
    return statsOf(this.#infos, this.#pressure);
  }

  /** Looks now, for who has reason to: a connection made anew may lead to another server. Never rejects. */
  async look(): Promise<void> {
    try {
      const infos = await this.#options.read();
      if (infos.length > 0 && !this.#closed) this.#take(infos);
    } catch (error) {
      // Of any other failure the store itself tells.
      if (error instanceof Error && error.message.startsWith('NOPERM')) this.#advise(FORBIDDEN);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #take(infos: readonly ServerInfo[]): void {
    this.#infos = infos;
    for (const advice of infos.flatMap(adviceFor)) this.#advise(advice);
    const pressure = nextPressure(this.#pressure, Math.max(...infos.map(shareOf)));
    if (pressure === this.#pressure) return;
    this.#pressure = pressure;
    this.#options.onPressure(pressure);
  }

  #advise(advice: Advice): void {
    if (this.#said.has(advice.message)) return;
    this.#said.add(advice.message);
    this.#options.onAdvice(advice);
  }

  #lookLater(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.look().finally(() => this.#lookLater()), this.#options.everyMs);
    this.#timer.unref();
  }
}

function shareOf({ usedBytes, maxBytes }: ServerInfo): number {
  return maxBytes === null ? 0 : usedBytes / maxBytes;
}

function statsOf(infos: readonly ServerInfo[], pressure: MemoryPressure): MemoryStats | null {
  if (infos.length === 0) return null;
  const sum = (figure: (info: ServerInfo) => number): number => infos.reduce((total, info) => total + figure(info), 0);
  return {
    usedBytes: sum((info) => info.usedBytes),
    maxBytes: infos.some((info) => info.maxBytes === null) ? null : sum((info) => info.maxBytes ?? 0),
    peakBytes: sum((info) => info.peakBytes),
    fragmentationRatio: Math.max(...infos.map((info) => info.fragmentationRatio)),
    evictedKeys: sum((info) => info.evictedKeys),
    expiredKeys: sum((info) => info.expiredKeys),
    policy: [...new Set(infos.map((info) => info.policy))].join(', '),
    pressure,
  };
}
