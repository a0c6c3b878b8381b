import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type BlankProject, createBlankProject } from './blank-project.ts';
import { describeWithRegistry } from './registry.ts';

const EXAMPLES = ['graphql-request', 'apollo-client'] as const;

const COMPILER = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  types: [],
  strict: true,
  verbatimModuleSyntax: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Each line is an error unless the type is what the client gets; the last but one finds an `any` in any scalar. */
const TYPES_IN_USE = `
import type { Bar, CacheCategory, Fundamentals, NewsArticle, Query, Quote, Scalars } from 'penstock/types';
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
type IsAny<T> = 0 extends 1 & T ? true : false;
export const symbol: Same<Quote['symbol'], string> = true;
export const volume: Same<Bar['volume'], number | null | undefined> = true;
export const date: Same<Fundamentals['exDividendDate'], string | null | undefined> = true;
export const moment: Same<NewsArticle['publishedAt'], string | null | undefined> = true;
export const category: CacheCategory = 'PRICE';
export const noAny: { [Name in keyof Scalars]: IsAny<Scalars[Name]['output']> | IsAny<Scalars[Name]['input']> }[keyof Scalars] = false;
export const root: IsAny<Query['quote']> = false;
`;

describeWithRegistry('the packed Penstock, installed in a blank project', () => {
  let project: BlankProject;
  let gateway: GatewayProcess;

  beforeAll(async () => {
    project = createBlankProject(EXAMPLES);
    gateway = await startGateway({ command: [join(project.folder, 'node_modules/penstock/bin/penstock.js'), 'serve'] });
  }, 300_000);
  afterAll(async () => {
    project.remove();
    await gateway.stop();
  });

  test('has types of the schema, with no any, that a strict NodeNext project can import', () => {
    mkdirSync(join(project.folder, 'types'));
    project.write('types/tsconfig.json', JSON.stringify({ compilerOptions: COMPILER }));
    project.write('types/in-use.ts', TYPES_IN_USE);
    project.compile('types');
  });

  test('has the SDL, with the directive', () => {
    project.write('sdl.mjs', "process.stdout.write(import.meta.resolve('penstock/schema.graphql'));");
    const sdl = readFileSync(new URL(project.run('sdl.mjs', {})), 'utf8');
    expect(sdl).toContain('directive @cached(');
    expect(sdl).toContain('quote(symbol: Symbol!): Quote @cached(category: PRICE, key: "quote:{args.symbol}"');
  });

  test('runs the graphql-request example against the gateway of the package', () => {
    project.compile('graphql-request');
    const said = project.run('graphql-request/dist/main.js', { PENSTOCK_URL: `${gateway.url}/graphql` });
    expect(said).toMatch(/^AAPL: Apple Inc, [\d.]+ \(made up\)\nMSFT: .+\nIBM: .+\n$/);
  });

  test('runs the Apollo Client example against the gateway of the package', () => {
    project.compile('apollo-client');
    const said = project.run('apollo-client/dist/main.js', { PENSTOCK_URL: `${gateway.url}/graphql` });
    expect(said).toMatch(/^Apple Inc: [\d.]+\n(\d{4}-\d\d-\d\d [\d.]+\n){5}$/);
  });
});
