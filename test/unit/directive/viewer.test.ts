import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLFieldResolver, graphql } from 'graphql';

import {
  type CacheRow,
  cachedFieldsOf,
  cacheFields,
  type OnViewerTouched,
  viewerPartOf,
} from '../../../src/directive/index.ts';
import { createEngine, requestOf } from '../../support/engine.ts';
import { schemaOf } from './schema-of.ts';

const SDL = `type Query {
  open: String @cached(category: PRICE)
  made: String @cached(category: PRICE)
  own: String @cached(category: PRICE, scope: PRIVATE)
  openList(ids: [ID!]!): [String] @cached(category: PRICE, key: "openList:{args.ids}", each: "ids")
  ownList(ids: [ID!]!): [String] @cached(category: PRICE, key: "ownList:{args.ids}", each: "ids", scope: PRIVATE)
}`;

type Context = { readonly viewer: { readonly subject: string } | null; readonly [name: string]: unknown };
type Resolver = GraphQLFieldResolver<unknown, Context>;

const nameOf: Resolver = (_parent, _args, context) => context.viewer?.subject ?? 'nobody';
const namesOf: Resolver = (_parent, { ids }: { ids: readonly string[] }, context) =>
  ids.map((id) => `${context.viewer?.subject ?? 'nobody'} ${id}`);

function createGateway(resolvers: Readonly<Record<string, Resolver>>, onViewerTouched: OnViewerTouched = 'keep-out') {
  const bare = schemaOf(SDL);
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = bare.getQueryType()?.getFields()[name];
    if (field !== undefined) field.resolve = resolve;
  }
  const engine = createEngine();
  const policyOf = () => requestOf('any').policy;
  const schema = cacheFields(bare, { cache: engine.cache, fields: cachedFieldsOf(bare), policyOf, onViewerTouched });
  const ask = async (subject: string | null, source: string) => {
    const cacheRows: CacheRow[] = [];
    const contextValue = { cacheRows, viewer: subject === null ? null : { subject }, headers: {}, quiet: 1 };
    const { data, errors } = await graphql({ schema, source, contextValue });
    return { data: data && { ...data }, errors, rows: cacheRows };
  };
  return { ...engine, ask };
}

test('a private field has an entry for each viewer', async () => {
  const { ask, trace } = createGateway({ own: nameOf, ownList: namesOf });
  for (const _ of ['cold', 'warm']) {
    for (const subject of ['ann', 'bob', 'ann@x.test', 'nobody']) {
      const { data } = await ask(subject, '{ own ownList(ids: ["1", "2"]) }');
      expect(data).toEqual({ own: subject, ownList: [`${subject} 1`, `${subject} 2`] });
    }
  }
  expect(trace.filter((line) => line === 'load-started')).toHaveLength(12);
});

test('a private field is not cached without a viewer, whatever is cached for others', async () => {
  const { ask, trace } = createGateway({ own: nameOf });
  await ask('ann', '{ own }');
  const filled = trace.filter((line) => line === 'filled').length;
  const { data, rows } = await ask(null, '{ own }');
  expect(data).toEqual({ own: 'nobody' });
  expect(rows).toMatchObject([{ status: 'BYPASS', scope: 'PRIVATE' }]);
  expect(trace.filter((line) => line === 'filled')).toHaveLength(filled);
});

test('viewers with different subjects never share a key', () => {
  // Halves of surrogate pairs included: as UTF-8 they would all be one character.
  const subject = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udc00')) });
  fc.assert(
    fc.property(subject, subject, (one, other) => {
      const [left, right] = [one, other].map((each) => viewerPartOf({ subject: each }));
      expect(left === right).toBe(one === other);
    }),
  );
});

test('a private key does not show the viewer, and no public key can be like it', async () => {
  const { ask } = createGateway({ own: nameOf, open: () => 'open' });
  const { rows } = await ask('ann@x.test', '{ own open }');
  const [own = '', open = ''] = ['PRIVATE', 'PUBLIC'].map((scope) => rows.find((row) => row.scope === scope)?.key);
  expect(own).toMatch(/^PRICE\/[0-9a-f]{6}\/~viewer:[A-Za-z0-9_-]{43}\/Query\.own$/);
  expect(open).toMatch(/^PRICE\/[0-9a-f]{6}\/Query\.open$/);
});

const OWN = ['ann', 'bob', 'nobody'];

test.each([
  ['reads context.viewer', nameOf, OWN],
  ['copies the context', (_parent, _args, context) => ({ ...context }).viewer?.subject ?? 'nobody', OWN],
  ['takes it out of the context', (_parent, _args, { viewer }) => viewer?.subject ?? 'nobody', OWN],
  [
    'reads it after a while',
    async (_parent, _args, context) => (await null) ?? context.viewer?.subject ?? 'nobody',
    OWN,
  ],
  ['asks whether there is one', (_parent, _args, context) => String('viewer' in context), ['true', 'true', 'true']],
  ['reads the headers', (_parent, _args, context) => JSON.stringify(context.headers), ['{}', '{}', '{}']],
] satisfies [string, Resolver, string[]][])(
  'a public answer is not stored when its resolver %s',
  async (_what, resolve, expected) => {
    const { ask, trace } = createGateway({ open: resolve });
    const answers = [await ask('ann', '{ open }'), await ask('bob', '{ open }'), await ask(null, '{ open }')];
    expect(answers.map(({ data }) => data?.open)).toEqual(expected);
    for (const { rows } of answers) expect(rows).toMatchObject([{ status: 'BYPASS' }]);
    expect(trace).not.toContain('filled');
    expect(trace.filter((line) => line === 'not-filled viewer-touched')).toHaveLength(3);
  },
);

test('a public answer is stored when its resolver reads anything else of the context', async () => {
  const { ask, trace } = createGateway({ open: (_parent, _args, { quiet }) => String(quiet) });
  expect((await ask('ann', '{ open }')).data).toEqual({ open: '1' });
  expect(trace).toContain('filled');
});

test('who asked at the same moment has an answer of their own', async () => {
  const { ask } = createGateway({ open: nameOf, openList: namesOf });
  const subjects = ['ann', 'bob', null];
  const answers = await Promise.all(subjects.map((subject) => ask(subject, '{ open openList(ids: ["1", "2"]) }')));
  expect(answers.map(({ data }) => data)).toEqual(
    ['ann', 'bob', 'nobody'].map((name) => ({ open: name, openList: [`${name} 1`, `${name} 2`] })),
  );
});

test('one batch serves several elements of a list, and none of them is stored', async () => {
  let batches = 0;
  const { ask, trace } = createGateway({
    openList: (parent, args, context, info) => {
      batches += 1;
      return namesOf(parent, args, context, info);
    },
  });
  await ask('ann', '{ openList(ids: ["1", "2", "3"]) }');
  expect(batches).toBe(1);
  expect(trace.filter((line) => line === 'not-filled viewer-touched')).toHaveLength(3);
  expect((await ask('bob', '{ openList(ids: ["2"]) }')).data).toEqual({ openList: ['bob 2'] });
  expect(trace).not.toContain('filled');
});

test.each(['own', 'open'] as const)(
  'a public field that is made of %s is not stored either, once that has read the viewer',
  async (inner) => {
    const { ask, trace } = createGateway({
      own: nameOf,
      open: nameOf,
      made: async (parent, args, context, info) => {
        const resolve = info.schema.getQueryType()?.getFields()[inner]?.resolve;
        return `made of ${String(await resolve?.(parent, args, context, info))}`;
      },
    });
    const answers = await Promise.all(['ann', 'bob', null].map((subject) => ask(subject, '{ made }')));
    expect(answers.map(({ data }) => data?.made)).toEqual(['made of ann', 'made of bob', 'made of nobody']);
    expect((await ask('eve', '{ made }')).data).toEqual({ made: 'made of eve' });
    // Each viewer's own part may be.
    expect(trace.filter((line) => line === 'filled')).toHaveLength(inner === 'own' ? 3 : 0);
  },
);

test.each(['open', 'openList(ids: ["1"])'])(
  'in development %s fails with an error that names the field',
  async (field) => {
    const { ask, trace } = createGateway({ open: nameOf, openList: namesOf }, 'refuse');
    const { errors } = await ask('ann', `{ ${field} }`);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toMatch(/^Query\.open(List)? is @cached for everybody, .* context\.viewer; it did\. /);
    expect(errors?.[0]?.extensions).toEqual({ code: 'VIEWER_TOUCHED' });
    expect(trace).not.toContain('filled');
  },
);

test('in development a resolver that swallows the error fails all the same', async () => {
  const swallow: Resolver = (parent, args, context, info) => {
    try {
      return nameOf(parent, args, context, info);
    } catch {
      return 'swallowed';
    }
  };
  const { ask } = createGateway({ open: swallow }, 'refuse');
  const { data, errors } = await ask('ann', '{ open }');
  expect(data).toEqual({ open: null });
  expect(errors?.[0]?.message).toContain('Query.open is @cached for everybody');
});
