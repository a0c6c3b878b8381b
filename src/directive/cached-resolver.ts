import { MapperKind, mapSchema } from '@graphql-tools/utils';
import DataLoader from 'dataloader';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';

import {
  type Cache,
  type CachePolicy,
  type CacheRequest,
  cacheKeyOf,
  type FreshFor,
  type Load,
  type LoadRun,
  type Served,
} from '../cache/index.ts';
import type { CachedField } from './cached-fields.ts';
import { contextOfLoad, noFresherThan } from './cached-inputs.ts';
import type { CacheRow } from './cache-row.ts';
import type { CachingContext } from './caching-context.ts';
import { type FieldAnswer, rowOf } from './field-answer.ts';
import { guardViewer, type OnViewerTouched, type ViewerGuard } from './viewer-guard.ts';
import { privateKeyOf, viewerPartOf, viewerTagOf } from './viewer-key.ts';

type Resolver = GraphQLFieldResolver<unknown, CachingContext>;
type Arguments = Readonly<Record<string, unknown>>;

/** What the wrapped resolvers share. */
export interface CachedResolverOptions {
  readonly cache: Cache;
  readonly fields: readonly CachedField[];
  /** The numbers of a category. */
  readonly policyOf: (category: string) => CachePolicy;
  /** For a field of which more is known than its category says, how long its values are fresh. */
  readonly freshForOf?: (field: CachedField, policy: CachePolicy) => FreshFor | undefined;
  /** Of a public field. Default: `refuse`. */
  readonly onViewerTouched?: OnViewerTouched;
}

/** Puts the cache in front of the resolver of each `@cached` field. */
export function cacheFields(schema: GraphQLSchema, options: CachedResolverOptions): GraphQLSchema {
  const { cache, fields, policyOf, freshForOf, onViewerTouched = 'refuse' } = options;
  const byCoordinate = new Map(fields.map((field) => [field.coordinate, field]));
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, fieldName, typeName) => {
      const field = byCoordinate.get(`${typeName}.${fieldName}`);
      if (field === undefined) return undefined;
      const original: Resolver = config.resolve ?? defaultFieldResolver;
      const { each, scope, coordinate } = field;
      const requestFor = createRequests(field, currentPolicyOf(field, { policyOf, freshForOf }));
      const guard: Guard =
        scope === 'PRIVATE' ? unguarded : (context) => guardViewer(context, coordinate, onViewerTouched);
      const parts = { cache, requestFor, original, scope, guard };
      const wrapped = each === null ? one(parts) : list({ ...parts, each });
      return { ...config, resolve: wrapped };
    },
  });
}

type Guard = (context: CachingContext) => ViewerGuard;

/** A private field may read who asks: its entry is that viewer's own. */
const unguarded: Guard = (context) => ({ context, watch: async (_run, load) => load() });

type RequestFor = (parent: unknown, args: Arguments, context: CachingContext) => CacheRequest;

interface CurrentPolicy {
  readonly policy: CachePolicy;
  readonly freshFor: FreshFor | undefined;
}

/** Policies change at run time. What follows from one is worked out once, as long as the same object comes. */
function currentPolicyOf(
  field: CachedField,
  {
    policyOf,
    freshForOf,
  }: {
    readonly policyOf: CachedResolverOptions['policyOf'];
    readonly freshForOf: CachedResolverOptions['freshForOf'] | undefined;
  },
): () => CurrentPolicy {
  let current: CurrentPolicy | null = null;
  return () => {
    const policy = policyOf(field.category);
    if (current?.policy !== policy) current = { policy, freshFor: freshForOf?.(field, policy) };
    return current;
  };
}

function createRequests(field: CachedField, currentPolicy: () => CurrentPolicy): RequestFor {
  const { coordinate, category, shape, keyOf, tagsOf } = field;
  const publicRequest: RequestFor = (parent, args) => ({
    key: cacheKeyOf(category, shape, keyOf(parent, args)),
    field: coordinate,
    category,
    tags: tagsOf(parent, args),
    ...currentPolicy(),
  });
  if (field.scope === 'PUBLIC') return publicRequest;
  return (parent, args, context) => {
    const request = publicRequest(parent, args, context);
    // Nobody's answer is stored nowhere: without a viewer there is nobody whom it could belong to.
    if (!context.viewer) return { ...request, policy: { ...request.policy, maxAgeMs: 0 } };
    const viewer = viewerPartOf(context.viewer);
    const key = cacheKeyOf(category, shape, privateKeyOf(viewer, keyOf(parent, args)));
    return { ...request, key, tags: [...request.tags, viewerTagOf(viewer)], storeOnly: true };
  };
}

/** What is known of its freshness grows with the load: the engine asks for it afterwards. */
interface OpenRequest extends CacheRequest {
  freshFor?: FreshFor | undefined;
}

interface ResolverParts {
  readonly cache: Cache;
  readonly requestFor: RequestFor;
  readonly original: Resolver;
  readonly scope: CacheRow['scope'];
  readonly guard: Guard;
}

function one({ cache, requestFor, original, scope, guard }: ResolverParts): Resolver {
  return (parent, args, context, info) => {
    const request: OpenRequest = requestFor(parent, args, context);
    const load: Load = async (run) => {
      const inputs: CacheRow[] = [];
      const guarded = guard(contextOfLoad(contextFor(run, context), inputs));
      try {
        return await guarded.watch(run, () => original(parent, args, guarded.context, info));
      } finally {
        if (inputs.length > 0) request.freshFor = noFresherThan(inputs, request);
        // A refresh belongs to no answer.
        if (!run.background) context.cacheRows.push(...inputs);
      }
    };
    const answer = (served: Served): unknown => {
      note(context, { request, served, path: pathOf(info), scope, info });
      return valueOrThrow(served);
    };
    const served = (context.asked ?? cache).getOrLoad(request, load);
    // Not awaited when it is there already: graphql-js is faster with a value than with a promise of one.
    return served instanceof Promise ? served.then(answer) : answer(served);
  };
}

/** One entry for each element of the argument; the original resolver is asked for the missing elements only. */
function list(parts: ResolverParts & { readonly each: string }): Resolver {
  const { cache, requestFor, original, scope, guard, each } = parts;
  return (parent, args, context, info) => {
    const elements: unknown = args[each];
    if (!Array.isArray(elements)) return original(parent, args, context, info);
    const path = pathOf(info);
    // One guard for all: a batch that touched the viewer may have done so for any of its elements.
    const batchIn = (batchContext: CachingContext) => {
      const guarded = guard(batchContext);
      const missing = new DataLoader(async (some: readonly unknown[]) =>
        answersOf(original(parent, { ...args, [each]: some }, guarded.context, info)),
      );
      return (run: LoadRun, element: unknown) => guarded.watch(run, () => missing.load(element));
    };
    const loadHere = batchIn(context);
    return elements.map((element: unknown, index) => {
      const request = requestFor(parent, { ...args, [each]: element }, context);
      const answer = (served: Served): unknown => {
        note(context, { request, served, path: [...path, index], scope, info });
        return valueOrError(served);
      };
      const load: Load = (run) => (run.background ? batchIn(contextFor(run, context)) : loadHere)(run, element);
      const served = cache.getOrLoad(request, load);
      return served instanceof Promise ? served.then(answer) : answer(served);
    });
  };
}

function contextFor(run: LoadRun, context: CachingContext): CachingContext {
  return run.background && context.inBackground !== undefined ? context.inBackground(run) : context;
}

async function answersOf(resolved: unknown): Promise<unknown[]> {
  const answers = await resolved;
  if (!Array.isArray(answers))
    throw new TypeError('a resolver with `each` must answer a list in the order of its argument');
  return Promise.all(answers.map((answer: unknown) => settled(answer)));
}

/** A failed element fails alone. */
async function settled(answer: unknown): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    return error instanceof Error ? error : new Error('a list element failed', { cause: error });
  }
}

function valueOrThrow({ result }: Served): unknown {
  if (result.kind === 'error') throw result.error;
  return result.value;
}

/** graphql-js gives an Error in a list its own path, and the other elements still arrive. */
function valueOrError({ result }: Served): unknown {
  return result.kind === 'error' ? result.error : result.value;
}

function note(context: CachingContext, answer: FieldAnswer): void {
  context.cacheRows.push(rowOf(answer));
  context.fieldAnswers?.push(answer);
}

function pathOf({ path }: GraphQLResolveInfo): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step: typeof path | undefined = path; step !== undefined; step = step.prev) keys.unshift(step.key);
  return keys;
}
