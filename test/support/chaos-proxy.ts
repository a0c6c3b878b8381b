import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as elapse } from 'node:timers/promises';

/** A TCP proxy that can be told to misbehave. What it is told holds for open connections too. */
export interface ChaosProxy {
  readonly port: number;
  /** How many pieces sent by clients held this text. */
  asked(text: string): number;
  /** Passes everything on. So it starts. */
  pass(): void;
  /** How often a client said this text and waited for the reply: what it sent before that counts once. */
  roundTrips(text: string): number;
  /** When the last piece of a reply was passed on, ms on the clock of `performance.now`. */
  repliedAt(): number;
  /** Passes no more replies on to the open connections that once sent this text; they stay open. */
  freeze(text: string): void;
  /** Holds each reply back for so long. */
  delay(ms: number): void;
  /** Resets the open connections; new ones pass. */
  cut(): void;
  /** Passes half of the next reply on and resets its connection, each time. */
  cutMidReply(): void;
  /** Resets the open connections and every new one. */
  refuse(): void;
  close(): Promise<void>;
}

type Mode = { readonly kind: 'pass' | 'cut-mid-reply' | 'refuse' } | { readonly kind: 'delay'; readonly ms: number };

/** Listens on a free port and connects each client to the port given, on this machine. */
export async function startChaosProxy(targetPort: number): Promise<ChaosProxy> {
  let mode: Mode = { kind: 'pass' };
  const pieces: string[] = [];
  const clients = new Set<Socket>();
  const frozen = new WeakSet<Socket>();
  const said = new WeakMap<Socket, string>();
  const turns: string[][] = [];
  let repliedAt = 0;
  const cut = (): void => {
    for (const client of clients) client.resetAndDestroy();
  };

  const server = createServer((client) => {
    if (mode.kind === 'refuse') return client.resetAndDestroy();
    clients.add(client);
    const target = connect(targetPort, '127.0.0.1');
    let passing = Promise.resolve();
    let turn: string[] | null = null;
    client.on('data', (piece) => {
      const text = piece.toString('latin1');
      pieces.push(text);
      if (turn === null) {
        turn = [];
        turns.push(turn);
      }
      turn.push(text);
      said.set(client, (said.get(client) ?? '') + text);
      target.write(piece);
    });
    // One after the other, so that a change of the delay does not change their order.
    target.on('data', (piece) => {
      passing = passing.then(async () => {
        if (frozen.has(client)) return;
        await passReply(client, piece, mode);
        turn = null;
        repliedAt = performance.now();
      });
    });
    client.once('close', () => {
      clients.delete(client);
      target.destroy();
    });
    target.once('close', () => client.destroy());
    // A socket in trouble closes, and that is passed on above.
    for (const socket of [client, target]) socket.on('error', () => undefined);
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server must have a port.');

  return {
    port: address.port,
    asked: (text) => pieces.filter((piece) => piece.includes(text)).length,
    roundTrips: (text) => turns.filter((turn) => turn.some((piece) => piece.includes(text))).length,
    repliedAt: () => repliedAt,
    freeze: (text) => {
      for (const client of clients) if (said.get(client)?.includes(text)) frozen.add(client);
    },
    pass: () => {
      mode = { kind: 'pass' };
    },
    delay: (ms) => {
      mode = { kind: 'delay', ms };
    },
    cut,
    cutMidReply: () => {
      mode = { kind: 'cut-mid-reply' };
    },
    refuse: () => {
      mode = { kind: 'refuse' };
      cut();
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

async function passReply(client: Socket, piece: Buffer, mode: Mode): Promise<void> {
  if (mode.kind === 'delay') await elapse(mode.ms);
  if (client.destroyed) return;
  if (mode.kind !== 'cut-mid-reply') {
    client.write(piece);
    return;
  }
  client.write(piece.subarray(0, Math.floor(piece.length / 2)), () => client.resetAndDestroy());
}
