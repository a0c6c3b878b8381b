import { MapperKind, mapSchema } from '@graphql-tools/utils';
import DataLoader from 'dataloader';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';

import {
  type Cache,
  type CachePolicy,
  type CacheRequest,
  cacheKeyOf,
  type Load,
  type LoadRun,
  type Served,
} from '../cache/index.ts';
import type { CachedField } from './cached-fields.ts';
import type { CacheRow, CachingContext } from './caching-context.ts';

type Resolver = GraphQLFieldResolver<unknown, CachingContext>;
type Arguments = Readonly<Record<string, unknown>>;

/** What the wrapped resolvers share. */
export interface CachedResolverOptions {
  readonly cache: Cache;
  readonly fields: readonly CachedField[];
  /** The numbers of a category. */
  readonly policyOf: (category: string) => CachePolicy;
}

/** Puts the cache in front of the resolver of each `@cached` field. */
export function cacheFields(schema: GraphQLSchema, { cache, fields, policyOf }: CachedResolverOptions): GraphQLSchema {
  const byCoordinate = new Map(fields.map((field) => [field.coordinate, field]));
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, fieldName, typeName) => {
      const field = byCoordinate.get(`${typeName}.${fieldName}`);
      if (field === undefined) return undefined;
      const original: Resolver = config.resolve ?? defaultFieldResolver;
      const requestFor = createRequests(field, policyFor(field, policyOf(field.category)));
      const { each } = field;
      const parts = { cache, requestFor, original, scope: field.scope };
      const wrapped = each === null ? one(parts) : list({ ...parts, each });
      return { ...config, resolve: wrapped };
    },
  });
}

/** Fails closed: until a verified viewer can enter the key, a private answer is stored nowhere. */
function policyFor({ scope }: CachedField, policy: CachePolicy): CachePolicy {
  return scope === 'PRIVATE' ? { ...policy, maxAgeMs: 0 } : policy;
}

type RequestFor = (parent: unknown, args: Arguments) => CacheRequest;

function createRequests(field: CachedField, policy: CachePolicy): RequestFor {
  return (parent, args) => ({
    key: cacheKeyOf(field.category, field.shape, field.keyOf(parent, args)),
    field: field.coordinate,
    category: field.category,
    tags: field.tagsOf(parent, args),
    policy,
  });
}

interface ResolverParts {
  readonly cache: Cache;
  readonly requestFor: RequestFor;
  readonly original: Resolver;
  readonly scope: CacheRow['scope'];
}

function one({ cache, requestFor, original, scope }: ResolverParts): Resolver {
  return (parent, args, context, info) => {
    const request = requestFor(parent, args);
    const load: Load = async (run) => original(parent, args, contextOf(context, run), info);
    const answer = (served: Served): unknown => {
      context.cacheRows.push(rowOf(request, served, { path: pathOf(info), scope }));
      return valueOrThrow(served);
    };
    const served = cache.getOrLoad(request, load);
    // Not awaited when it is there already: graphql-js is faster with a value than with a promise of one.
    return served instanceof Promise ? served.then(answer) : answer(served);
  };
}

/** One entry for each element of the argument; the original resolver is asked for the missing elements only. */
function list(parts: ResolverParts & { readonly each: string }): Resolver {
  const { cache, requestFor, original, scope, each } = parts;
  return (parent, args, context, info) => {
    const elements: unknown = args[each];
    if (!Array.isArray(elements)) return original(parent, args, context, info);
    const path = pathOf(info);
    const batchIn = (batchContext: CachingContext) =>
      new DataLoader((some: readonly unknown[]) =>
        answersOf(original(parent, { ...args, [each]: some }, batchContext, info)),
      );
    const missing = batchIn(context);
    return elements.map((element: unknown, index) => {
      const request = requestFor(parent, { ...args, [each]: element });
      const answer = (served: Served): unknown => {
        context.cacheRows.push(rowOf(request, served, { path: [...path, index], scope }));
        return valueOrError(served);
      };
      const served = cache.getOrLoad(request, (run) =>
        (run.background ? batchIn(contextOf(context, run)) : missing).load(element),
      );
      return served instanceof Promise ? served.then(answer) : answer(served);
    });
  };
}

function contextOf(context: CachingContext, run: LoadRun): CachingContext {
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

function rowOf(request: CacheRequest, served: Served, { path, scope }: Pick<CacheRow, 'path' | 'scope'>): CacheRow {
  const { status, tier, ageMs, remainingMs, staleReason } = served;
  return {
    path,
    status,
    category: request.category,
    tier,
    ageSeconds: Math.round(ageMs / 1000),
    ttlSeconds: Math.max(0, Math.round(remainingMs / 1000)),
    key: request.key,
    scope,
    ...(staleReason !== undefined && { staleReason }),
  };
}

function pathOf({ path }: GraphQLResolveInfo): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step: typeof path | undefined = path; step !== undefined; step = step.prev) keys.unshift(step.key);
  return keys;
}
