import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CacheRequest, InvalidationMode, InvalidationTarget, Tracking } from '../../src/cache/index.ts';
import { deferred } from './deferred.ts';
import { type Answer, type Command, type LoadForm, ReplyMessage } from './engine-messages.ts';

const CHILD = join(import.meta.dirname, 'engine-child.ts');
const SHORT_MS = 15_000;

/** An engine in an operating-system process of its own, run from source. */
export interface EngineProcess {
  /** Asks; should it come to a load, that gives the value. */
  ask(request: CacheRequest, load: LoadForm): Promise<Answer>;
  /** Asks, and resolves when the load runs (of the caller, or behind a stale answer). It runs until told to finish. */
  hold(request: CacheRequest): Promise<HeldQuestion>;
  invalidate(target: InvalidationTarget, mode: InvalidationMode): Promise<void>;
  /** Resolves when the store's tracking is as said. */
  tracking(state: Tracking): Promise<void>;
  stop(): Promise<void>;
}

export interface HeldQuestion {
  readonly answer: Promise<Answer>;
  /** Ends the load with a value. */
  finish(value: string): Promise<void>;
}

/** Resolves when it is connected to Redis. Nothing it is told takes longer than 15 s. */
export async function startEngineProcess(url: string, deadlineMs = 2000): Promise<EngineProcess> {
  const child = fork(CHILD, [url, String(deadlineMs)], { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit');
  const waiting = new Map<number, (reply: ReplyMessage) => void>();
  const ready = deferred<null>();
  let asked = 0;
  let onEvent = (_event: string, _key: string): void => undefined;
  child.on('message', (message) => {
    const reply = ReplyMessage.parse(message);
    if (reply.kind === 'ready') ready.resolve(null);
    else if (reply.kind === 'event') onEvent(reply.event, reply.key);
    else waiting.get(reply.id)?.(reply);
  });

  const tell = async (command: Command): Promise<Answer | null> => {
    asked += 1;
    const { promise, resolve } = deferred<ReplyMessage>();
    waiting.set(asked, resolve);
    child.send({ id: asked, command });
    const reply = await within(promise, `a reply to ${JSON.stringify(command)}`);
    if (reply.kind === 'done') return reply.answer;
    throw new Error(reply.kind === 'failed' ? reply.message : 'not a reply');
  };
  const ask: EngineProcess['ask'] = async (request, load) => {
    const answer = await tell({ kind: 'ask', request: plain(request), load });
    if (answer === null) throw new Error('a question has an answer');
    return answer;
  };

  await within(ready.promise, 'an engine that is connected');
  return {
    ask,
    hold: async (request) => {
      const started = deferred<null>();
      onEvent = (event, key) => {
        if (event === 'load-started' && key === request.key) started.resolve(null);
      };
      const answer = ask(request, { kind: 'hold' });
      await within(started.promise, 'a load');
      return {
        answer,
        finish: async (value) => void (await tell({ kind: 'finish', key: request.key, value })),
      };
    },
    invalidate: async (target, mode) => void (await tell({ kind: 'invalidate', target, mode })),
    tracking: async (state) => void (await tell({ kind: 'tracking', state })),
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}

function plain({ key, field, category, tags, policy }: CacheRequest) {
  return { key, field, category, tags: [...tags], policy };
}

async function within<Value>(promise: Promise<Value>, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come in time`)), SHORT_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
