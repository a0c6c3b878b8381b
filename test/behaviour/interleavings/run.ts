import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { type CacheRequest, cacheKeyOf, type InvalidationMode, type ReadyEntry } from '../../../src/cache/index.ts';
import { SymbolNotFoundError, UpstreamUnavailableError } from '../../../src/market/errors.ts';
import { deferred } from '../../support/deferred.ts';
import type { Fleet, Member } from './fleet.ts';
import { type LoadRecord, Oracle, type Outcome } from './oracle.ts';

/** One thing that happens. Numbers pick one of those there are: an engine, a key, a running load. */
export type Step =
  | { readonly kind: 'ask'; readonly engine: number; readonly key: number }
  /** Asked by who has no load to offer: answered from near, or from the store, or not at all. */
  | { readonly kind: 'ask ready'; readonly engine: number; readonly key: number; readonly tier: 'near' | 'store' }
  /** Asked, loaded and stored, with nothing in between. */
  | { readonly kind: 'whole load'; readonly engine: number; readonly key: number; readonly outcome: Outcome }
  | { readonly kind: 'finish'; readonly load: number; readonly outcome: Outcome }
  | {
      readonly kind: 'invalidate';
      readonly engine: number;
      readonly target: 'key' | 'tag' | 'shared tag';
      readonly key: number;
      readonly mode: InvalidationMode;
    }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'remove'; readonly what: 'v' | 'l' | 'f' | 't'; readonly key: number }
  | { readonly kind: 'flush' }
  | { readonly kind: 'settle' }
  | { readonly kind: 'stall'; readonly engine: number }
  | { readonly kind: 'turn' }
  | { readonly kind: 'drop'; readonly what: 'data' | 'subscribers'; readonly engine: number; readonly unheard: boolean }
  | { readonly kind: 'kill'; readonly engine: number };

const number = fc.nat({ max: 5 });
const outcome = fc.constantFrom<Outcome>('value', 'value', 'value', 'failure', 'failure', 'absence', 'fault');
const mode = fc.constantFrom<InvalidationMode>('HARD', 'HARD', 'SOFT');
const target = fc.constantFrom('key' as const, 'tag' as const, 'shared tag' as const);
const of = <Kind extends Step['kind']>(kind: Kind) => fc.constant(kind);

const ordinary = [
  { weight: 10, arbitrary: fc.record({ kind: of('ask'), engine: number, key: number }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: of('ask ready'),
      engine: number,
      key: number,
      tier: fc.constantFrom('near' as const, 'store' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: of('whole load'), engine: number, key: number, outcome }) },
  { weight: 7, arbitrary: fc.record({ kind: of('finish'), load: number, outcome }) },
  { weight: 5, arbitrary: fc.record({ kind: of('invalidate'), engine: number, target, key: number, mode }) },
  // Between them the ends of a back-off, of an absence, of freshness and of the stale windows.
  {
    weight: 2,
    arbitrary: fc.record({ kind: of('advance'), ms: fc.constantFrom(1000, 2001, 30_000, 61_000, 301_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: of('remove'),
      what: fc.constantFrom('v' as const, 'l' as const, 'f' as const, 't' as const),
      key: number,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: of('turn') }) },
  { weight: 6, arbitrary: fc.record({ kind: of('settle') }) },
  { weight: 1, arbitrary: fc.record({ kind: of('flush') }) },
];
// A connection that is stalled cannot be made anew: not among the grave.
const stall = { weight: 2, arbitrary: fc.record({ kind: of('stall'), engine: number }) };
const grave = [
  {
    weight: 3,
    arbitrary: fc.record({
      kind: of('drop'),
      what: fc.constantFrom('data' as const, 'subscribers' as const),
      engine: number,
      unheard: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: of('kill'), engine: number }) },
];
const length = { minLength: 3, maxLength: 25, size: 'max' as const };

/** Reads, loads, failures, invalidations, ends of keys, replies that pushes overtake. */
export const ordinarySteps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(...ordinary, stall), length);

/** And connections and processes that end. */
export const graveSteps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(...ordinary, ...grave), length);

let runs = 0;

/** Does the steps with keys of its own, lets all that is under way end, and asks once more everywhere. Throws on a fault. */
export async function runSteps(fleet: Fleet, steps: readonly Step[]): Promise<void> {
  await fleet.fillUp();
  runs += 1;
  const run = new Run(fleet, runs);
  for (const step of steps) await run.take(step);
  await run.end();
}

interface RunningLoad {
  readonly record: LoadRecord;
  readonly finish: (outcome: Outcome) => void;
}

class Run {
  readonly #fleet: Fleet;
  readonly #oracle: Oracle;
  readonly #requests: readonly CacheRequest[];
  #running: RunningLoad[] = [];
  #over = false;

  constructor(fleet: Fleet, id: number) {
    this.#fleet = fleet;
    this.#oracle = new Oracle(fleet.clock);
    fleet.onUnreached = (name) => this.#oracle.unreached(name);
    const plain = { maxAgeMs: 300_000, staleWhileRevalidateMs: 0, staleIfErrorMs: 0, absentMs: 60_000 };
    const lenient = { ...plain, staleWhileRevalidateMs: 60_000, staleIfErrorMs: 120_000 };
    this.#requests = [plain, lenient].map((policy, index) => ({
      key: cacheKeyOf('PRICE', 'abc123', `${id}-${index}`),
      field: 'Query.quote',
      category: 'PRICE',
      tags: [`shared-${id}`, `own-${id}-${index}`],
      policy,
    }));
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'ask':
        return this.#ask(this.#member(step.engine), this.#request(step.key));
      case 'ask ready':
        return this.#askReady(this.#member(step.engine), this.#request(step.key), step.tier);
      case 'whole load':
        this.#ask(this.#member(step.engine), this.#request(step.key));
        await this.#settle();
        this.#finish(this.#running.length - 1, step.outcome);
        return this.#settle();
      case 'finish':
        return this.#finish(step.load, step.outcome);
      case 'invalidate':
        return this.#invalidate(step);
      case 'advance':
        // A load that ended has ended for its engine too before time goes on.
        await nextTurn();
        this.#fleet.clock.now += step.ms;
        this.#oracle.note(`the clock is moved by ${step.ms} ms`);
        return;
      case 'remove':
        return this.#remove(step.what, this.#request(step.key));
      case 'flush':
        return this.#upset('FLUSHALL', this.#keys(), { leases: true, markers: true }, () => this.#fleet.flush());
      case 'settle':
        return this.#settle();
      case 'stall':
        this.#oracle.note(`${this.#member(step.engine).name} reads no replies until all is settled`);
        return this.#fleet.stall(this.#member(step.engine));
      case 'turn':
        return nextTurn();
      case 'drop':
        await this.#drop(step.what, this.#member(step.engine));
        // What happens before it can be told again is never told.
        if (step.unheard)
          this.#invalidate({
            ...step,
            kind: 'invalidate',
            target: 'key',
            key: 0,
            mode: 'HARD',
            engine: step.engine + 1,
          });
        return;
      case 'kill':
        return this.#kill(this.#member(step.engine));
    }
  }

  async end(): Promise<void> {
    await this.#drain();
    for (const member of this.#fleet.members) for (const request of this.#requests) this.#ask(member, request);
    await this.#drain();
    this.#over = true;
    const { faults, trace } = this.#oracle;
    if (faults.length > 0) throw new Error(`${faults.join('\n')}\n\n${trace.join('\n')}`);
  }

  /** Lets every load end, and those of the dead be forgotten, until every question has its answer. */
  async #drain(): Promise<void> {
    const deadline = performance.now() + 10_000;
    do {
      while (this.#running.length > 0) this.#finish(0, 'value');
      await this.#settle();
      // Whoever still waits may do so for a holder that died, or never heard that it was one.
      if (this.#oracle.open.size > 0 && this.#running.length === 0) {
        for (const request of this.#requests) await this.#remove('l', request);
      }
      if (performance.now() > deadline) throw new Error(`a question has no answer\n\n${this.#oracle.trace.join('\n')}`);
    } while (this.#oracle.open.size > 0 || this.#running.length > 0);
  }

  #ask({ name, engine, loadsAlone }: Member, request: CacheRequest): void {
    const question = this.#oracle.asked(name, request);
    const load = async (): Promise<unknown> => this.#begin(name, request.key, loadsAlone());
    Promise.resolve(engine.cache.getOrLoad(request, load)).then(
      (served) => this.#oracle.answered(question, served),
      (error: unknown) => this.#oracle.faults.push(`getOrLoad rejects: ${error}`),
    );
  }

  #askReady({ name, engine: { cache } }: Member, request: CacheRequest, tier: 'near' | 'store'): void {
    const question = this.#oracle.asked(name, request);
    const answer = (entry: ReadyEntry | null): void => {
      if (entry === null) this.#oracle.withdrawn(question);
      else this.#oracle.answered(question, cache.ready.serve(request, entry, cache.ready.now()));
    };
    if (tier === 'near') answer(cache.ready.near(request, cache.ready.now()));
    else
      cache.ready.stored([request]).then(
        ([entry = null]) => answer(entry),
        () => answer(null),
      );
  }

  #begin(engine: string, key: string, alone: boolean): Promise<unknown> {
    // What is left of a dead process goes on in this one, but reaches nobody; nor does a refresh after the end.
    const dead = !this.#fleet.members.some(({ name }) => name === engine);
    if (dead || this.#over) throw new UpstreamUnavailableError('nobody is there');
    const record = this.#oracle.loadBegan(engine, key, alone);
    const { promise, resolve } = deferred<() => string>();
    this.#running.push({ record, finish: (how) => resolve(() => bring(how, `load ${record.id}`)) });
    return promise.then((make) => make());
  }

  #finish(pick: number, how: Outcome): void {
    const [load] = this.#running.splice(Math.max(0, pick) % Math.max(1, this.#running.length), 1);
    if (load === undefined) return;
    this.#oracle.loadEnded(load.record, how);
    load.finish(how);
  }

  #invalidate({ engine, target: kind, key: index, mode: how }: Extract<Step, { kind: 'invalidate' }>): void {
    const { name, engine: by } = this.#member(engine);
    const { key, tags } = this.#request(index);
    const [shared = '', own = ''] = tags;
    const invalidation = { engine: name, mode: how };
    const act = (to: Parameters<typeof by.cache.invalidate>[0]) => () => by.cache.invalidate(to, how);
    const what = `${how} invalidation of the ${kind} of ${key} by ${name}`;
    const taken = { leases: kind === 'key', markers: true, invalidation };
    if (kind === 'key') this.#upsetBehind(what, [key], taken, act({ kind, key }));
    else if (kind === 'tag') this.#upsetBehind(what, [key], taken, act({ kind, tag: own }));
    else this.#upsetBehind(what, this.#keys(), taken, act({ kind: 'tag', tag: shared }));
  }

  #remove(what: 'v' | 'l' | 'f' | 't', { key, tags }: CacheRequest): Promise<void> {
    const taken = { leases: what === 'l', markers: what === 'f' || what === 't' };
    const name = what === 't' ? (tags[1] ?? '') : key;
    return this.#upset(`removal of ${what}:${name}`, [key], taken, () => this.#fleet.remove(what, name));
  }

  async #settle(): Promise<void> {
    const since = this.#oracle.note('settling');
    await this.#fleet.settle();
    this.#oracle.settled(since);
  }

  async #drop(what: 'data' | 'subscribers', { name, engine }: Member): Promise<void> {
    this.#oracle.note(`drop of ${what} (${name})`);
    if (what === 'data') engine.client.disconnect(true);
    else await this.#fleet.dropSubscribers();
  }

  async #kill(member: Member): Promise<void> {
    if (this.#fleet.members.length === 1) return;
    this.#oracle.died(member.name);
    await this.#fleet.kill(member);
  }

  #upsetBehind(...[what, keys, taken, act]: UpsetArguments): void {
    // One that fails is never complete: whether it was done, nobody knows.
    this.#upset(what, keys, taken, act).catch(() => this.#oracle.note(`${what} fails`));
  }

  async #upset(...[what, keys, taken, act]: UpsetArguments): Promise<void> {
    const upset = this.#oracle.upset(what, keys, taken);
    await act();
    this.#oracle.upsetEnded(upset);
  }

  #keys(): readonly string[] {
    return this.#requests.map(({ key }) => key);
  }

  #member(pick: number): Member {
    return picked(this.#fleet.members, pick);
  }

  #request(pick: number): CacheRequest {
    return picked(this.#requests, pick);
  }
}

type UpsetArguments = [...Parameters<Oracle['upset']>, act: () => Promise<void>];

function picked<Item>(items: readonly Item[], pick: number): Item {
  const item = items[pick % items.length];
  if (item === undefined) throw new Error('there is none to pick');
  return item;
}

function bring(how: Outcome, stamp: string): string {
  if (how === 'failure') throw new UpstreamUnavailableError(stamp);
  if (how === 'fault') throw new Error(stamp);
  if (how === 'absence') throw new SymbolNotFoundError(stamp);
  return stamp;
}
