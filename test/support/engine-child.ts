import type { Served } from '../../src/cache/index.ts';
import { marketErrorPolicy } from '../../src/market-error-policy.ts';
import { deferred } from './deferred.ts';
import { type Answer, CommandMessage, type LoadForm, type ReplyMessage } from './engine-messages.ts';
import { createRedisEngine } from './redis-engine.ts';

/** An engine in a process of its own, driven by messages. Arguments: the URL of Redis, the store's deadline in ms. */
const [url = '', deadlineMs = '2000'] = process.argv.slice(2);
const held = new Map<string, (value: string) => void>();
/** When the test has gone meanwhile, there is nobody to tell of it. */
const say = (message: ReplyMessage): void => void process.send?.(message, undefined, undefined, () => undefined);

const { cache, tracking } = await createRedisEngine(url, {
  deadlineMs: Number(deadlineMs),
  onEvent: (event) => {
    if ('request' in event) say({ kind: 'event', event: event.kind, key: event.request.key });
  },
});
process.on('message', (message) => void obey(message));
process.once('disconnect', () => process.exit());
say({ kind: 'ready' });

async function obey(message: unknown): Promise<void> {
  const { id, command } = CommandMessage.parse(message);
  try {
    say({ kind: 'done', id, answer: await done(command) });
  } catch (error) {
    say({ kind: 'failed', id, message: String(error) });
  }
}

async function done(command: Parsed): Promise<Answer | null> {
  switch (command.kind) {
    case 'ask':
      return answerOf(await cache.getOrLoad(command.request, () => load(command.request.key, command.load)));
    case 'finish':
      held.get(command.key)?.(command.value);
      return null;
    case 'invalidate':
      await cache.invalidate(command.target, command.mode);
      return null;
    case 'tracking':
      await tracking(command.state);
      return null;
  }
}

async function load(key: string, form: LoadForm): Promise<string> {
  if (form.kind === 'give') return form.value;
  if (form.kind === 'fail') throw marketErrorPolicy.revive({ code: form.code, message: 'as the test says' });
  const { promise, resolve } = deferred<string>();
  held.set(key, resolve);
  return promise;
}

function answerOf({ result, status, tier, staleReason }: Served): Answer {
  const error = result.kind === 'error' ? result.error : null;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  const value = String(result.kind === 'value' ? result.value : code);
  return { status, tier, value, ...(staleReason !== undefined && { staleReason }) };
}

type Parsed = ReturnType<typeof CommandMessage.parse>['command'];
