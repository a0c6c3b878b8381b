import { type Redis, ReplyError } from 'ioredis';
import type { Tracking } from '../cache/index.ts';

export interface NodeTrackingOptions {
  /** What the names of the tracked keys begin with. */
  readonly prefixes: readonly string[];
  /** The names of changed keys; null: any of them. */
  readonly onPush: (names: readonly string[] | null) => void;
  readonly onState: () => void;
}

/** Where Redis sends invalidations of a client that speaks RESP2. */
const CHANNEL = '__redis__:invalidate';
/** A subscriber that died in silence is noticed within this and a command's deadline, ms: together under a second. */
const HEARTBEAT_MS = 400;

/** The connection that receives the pushes, while it is subscribed. */
interface Subscription {
  readonly clientId: number;
  /** Of the server it is connected to: a client id means nothing on another. */
  readonly runId: string;
}

/**
 * Server-assisted tracking of one server: it tells which keys under our prefixes others have changed. Set anew whenever
 * one of the two connections was lost.
 *
 * The pushes go to a connection of their own (`REDIRECT`) that speaks RESP2, for the client drops those of RESP3 without
 * a word; and they are read as buffers, for as text the names of several keys come joined by commas.
 */
export class NodeTracking {
  readonly #data: Redis;
  readonly #subscriber: Redis;
  readonly #options: NodeTrackingOptions;
  readonly #heartbeat: NodeJS.Timeout;
  #state: Tracking = 'LOST';
  #subscription: Subscription | null = null;
  #busy = false;
  #stopped = false;

  /** @param data The connection that reads and writes; what it changes itself is not pushed (scripts excepted). */
  constructor(data: Redis, options: NodeTrackingOptions) {
    this.#data = data;
    this.#options = options;
    this.#subscriber = data.duplicate({
      protocol: 2 as const,
      // Its client id, needed for the redirection, can be asked for only before it subscribes.
      autoResubscribe: false,
      readOnly: false,
      lazyConnect: true,
      enableOfflineQueue: false,
      retryStrategy: (attempt: number) => Math.min(50 * attempt, 1000),
    });
    this.#subscriber.on('messageBuffer', this.#onMessage);
    // Heard of at the next heartbeat.
    this.#subscriber.on('error', () => undefined);
    this.#subscriber.on('close', () => {
      this.#subscription = null;
      this.#lose();
    });
    this.#subscriber.on('ready', () => void this.#beat());
    this.#subscriber.connect().catch(() => undefined);
    data.on('close', this.#lose);
    data.on('ready', this.#onDataReady);
    // The node of a cluster that nobody has asked yet: one that tells nothing keeps the others from being believed.
    if (data.status === 'wait') data.connect().catch(() => undefined);
    this.#heartbeat = setInterval(() => void this.#beat(), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  get state(): Tracking {
    return this.#state;
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#heartbeat);
    this.#data.off('close', this.#lose);
    this.#data.off('ready', this.#onDataReady);
    this.#subscriber.disconnect();
  }

  /** Proves that pushes would arrive, or makes them. Never rejects. */
  async #beat(): Promise<void> {
    if (this.#busy || this.#stopped || this.#state === 'OFF' || this.#subscriber.status !== 'ready') return;
    this.#busy = true;
    try {
      if (this.#state === 'ON') await this.#subscriber.ping();
      else if (this.#data.status === 'ready') await this.#arm();
    } catch (error) {
      if (error instanceof ReplyError && this.#state !== 'ON') this.#enter('OFF');
      else {
        this.#lose();
        this.#subscriber.disconnect(true);
      }
    } finally {
      this.#busy = false;
    }
  }

  async #arm(): Promise<void> {
    const subscription = this.#subscription ?? (await this.#subscribe());
    const runId = runIdOf(await this.#data.info('server'));
    // After a failover the two may be connected to different servers for a while.
    if (runId !== subscription.runId) return this.#subscriber.disconnect(true);
    await this.#data.call('CLIENT', 'TRACKING', 'OFF');
    const prefixes = this.#options.prefixes.flatMap((prefix) => ['PREFIX', prefix]);
    const redirect = ['REDIRECT', String(subscription.clientId)];
    await this.#data.call('CLIENT', 'TRACKING', 'ON', ...redirect, 'BCAST', ...prefixes, 'NOLOOP');
    if (this.#subscription === subscription && this.#data.status === 'ready') this.#enter('ON');
  }

  async #subscribe(): Promise<Subscription> {
    const clientId = await this.#subscriber.client('ID');
    const runId = runIdOf(await this.#subscriber.info('server'));
    await this.#subscriber.subscribe(CHANNEL);
    this.#subscription = { clientId, runId };
    return this.#subscription;
  }

  readonly #onMessage = (_channel: Buffer, message: unknown): void => {
    this.#options.onPush(Array.isArray(message) ? message.map(String) : null);
  };

  readonly #onDataReady = (): void => void this.#beat();

  readonly #lose = (): void => {
    if (this.#state !== 'OFF') this.#enter('LOST');
  };

  #enter(state: Tracking): void {
    if (this.#state === state || this.#stopped) return;
    this.#state = state;
    this.#options.onState();
  }
}

function runIdOf(info: string): string {
  return /^run_id:(\w+)/m.exec(info)?.[1] ?? '';
}
