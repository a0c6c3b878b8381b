import { GraphQLError } from 'graphql';

import type { LoadRun } from '../cache/index.ts';
import type { CachingContext } from './caching-context.ts';

/** What becomes of a public field whose resolver looks at the viewer: an error that names it, or an answer not stored. */
export type OnViewerTouched = 'refuse' | 'keep-out';

/** By these names a context tells who asks, or hands out what would tell. */
const PERSONAL: ReadonlySet<unknown> = new Set([
  'viewer',
  'user',
  'session',
  'headers',
  'cookies',
  'request',
  'req',
  'authorization',
]);

/** The context of one public resolver, and what was noticed of its use. */
export interface ViewerGuard {
  /** To be given to the resolver in place of the real one. */
  readonly context: CachingContext;
  /** Runs a load that uses the context. What it brings is kept out, or refused, when the viewer was touched. */
  watch(run: LoadRun, load: () => unknown): Promise<unknown>;
}

/**
 * Notices when the resolver of a public field reads who asks: its answer would be given to everybody. What the field
 * gets from its parent cannot be noticed here; the parent is part of the key.
 */
export function guardViewer(context: CachingContext, coordinate: string, onTouched: OnViewerTouched): ViewerGuard {
  let touched: string | null = null;
  const notice = (name: string | symbol): void => {
    if (!PERSONAL.has(name)) return;
    touched ??= String(name);
    if (onTouched === 'refuse') throw viewerTouched(coordinate, touched);
  };
  const guarded = new Proxy(context, {
    get(target, name) {
      notice(name);
      return Reflect.get(target, name);
    },
    has(target, name) {
      notice(name);
      return Reflect.has(target, name);
    },
    getOwnPropertyDescriptor(target, name) {
      notice(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
  return {
    context: guarded,
    async watch(run, load) {
      try {
        const value = await load();
        // A resolver that caught the error would otherwise be stored all the same.
        if (touched !== null && onTouched === 'refuse') throw viewerTouched(coordinate, touched);
        return value;
      } finally {
        if (touched !== null) run.keepOut();
      }
    },
  };
}

function viewerTouched(coordinate: string, name: string): GraphQLError {
  return new GraphQLError(
    `${coordinate} is @cached for everybody, so its resolver must not read context.${name}; it did. ` +
      'Give the field scope: PRIVATE, or remove @cached.',
    { extensions: { code: 'VIEWER_TOUCHED' } },
  );
}
