import { Cluster, type Redis } from 'ioredis';
import type { StoreListener, Tracking as State } from '../cache/index.ts';
import type { RedisClient } from './connect.ts';
import type { RedisKeys } from './keys.ts';
import { NodeTracking } from './node-tracking.ts';

/** Tracking of all that hold our keys: one server, or each master of a cluster. */
export class Tracking {
  readonly #client: RedisClient;
  readonly #keys: RedisKeys;
  readonly #listener: StoreListener;
  readonly #nodes = new Map<Redis, NodeTracking>();
  #state: State = 'LOST';

  constructor(client: RedisClient, keys: RedisKeys, listener: StoreListener) {
    this.#client = client;
    this.#keys = keys;
    this.#listener = listener;
    if (client instanceof Cluster) {
      for (const event of ['refresh', '+node', '-node']) client.on(event, this.#meetNodes);
    }
    this.#meetNodes();
  }

  stop(): void {
    this.#client.off('refresh', this.#meetNodes).off('+node', this.#meetNodes).off('-node', this.#meetNodes);
    for (const node of this.#nodes.values()) node.stop();
  }

  readonly #meetNodes = (): void => {
    const nodes = this.#client instanceof Cluster ? this.#client.nodes('master') : [this.#client];
    for (const [node, tracking] of this.#nodes) {
      if (nodes.includes(node)) continue;
      tracking.stop();
      this.#nodes.delete(node);
    }
    for (const node of nodes) {
      if (!this.#nodes.has(node)) this.#nodes.set(node, this.#track(node));
    }
    this.#onState();
  };

  #track(node: Redis): NodeTracking {
    const { tracked: prefixes } = this.#keys;
    return new NodeTracking(node, { prefixes, onPush: this.#onPush, onState: this.#onState });
  }

  readonly #onPush = (names: readonly string[] | null): void => {
    if (names === null) this.#listener.onEverythingChanged();
    for (const name of names ?? []) {
      const change = this.#keys.parse(name);
      if (change !== null) this.#listener.onChange(change);
    }
  };

  /** One server that tells nothing is enough to believe nothing. */
  readonly #onState = (): void => {
    const states = new Set([...this.#nodes.values()].map((node) => node.state));
    const state = states.has('OFF') ? 'OFF' : states.has('LOST') || states.size === 0 ? 'LOST' : 'ON';
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.onTracking(state);
  };
}
