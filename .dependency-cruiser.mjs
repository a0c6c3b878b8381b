/** The import rules of docs/architecture.md, as errors. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: allowed.map((folder) => `^src/${folder}`) },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle hides which file is the inner one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies',
      comment: 'What runs in production is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    only('lib-knows-nobody', 'If it needs a domain word it is not lib.', 'lib', ['lib/']),
    only('cache-knows-lib-only', 'The engine knows no Redis, no GraphQL and no vendor.', 'cache', ['cache/', 'lib/']),
    only('redis-knows-the-ports', 'Redis stands behind the ports of the cache and of the upstream budget.', 'redis', [
      'redis/',
      'cache/index\\.ts$',
      'upstream/index\\.ts$',
      'lib/',
    ]),
    only('upstream-knows-market', 'The budget knows calls, and neither who asks nor what is cached.', 'upstream', [
      'upstream/',
      'market/',
      'lib/',
    ]),
    only('calendar-knows-lib-only', 'When a market trades depends on nothing else here.', 'calendar', [
      'calendar/',
      'lib/',
    ]),
    only(
      'freshness-reads-the-calendar',
      'It reads values as plain data, and knows no field but by its name.',
      'freshness',
      ['freshness/', 'calendar/', 'cache/index\\.ts$', 'lib/'],
    ),
    only('auth-knows-lib-only', 'Who asks is known before anything else is.', 'auth', ['auth/', 'lib/']),
    only('watchlists-know-lib-only', 'The lists know their owner by a text, and no GraphQL.', 'watchlists', [
      'watchlists/',
      'lib/',
    ]),
    only('market-knows-lib-only', 'The source knows no GraphQL and no cache.', 'market', ['market/', 'lib/']),
    only('analysis-knows-domain-types', 'Formulas over domain types: no source, no cache, no GraphQL.', 'analysis', [
      'analysis/',
      'lib/',
      'market/(domain|bar-interval|news)\\.ts$',
    ]),
    only('loaders-know-market', 'A loader batches the keys of one request for a source.', 'loaders', [
      'loaders/',
      'market/',
      'lib/',
    ]),
    only('simulator-stands-alone', 'The simulator is another server; it shares no code with the client.', 'simulator', [
      'simulator/',
      'lib/',
    ]),
    only(
      'telemetry-reads-events',
      'Telemetry reads what the cache, the directive and the upstream report.',
      'telemetry',
      ['telemetry/', 'cache/index\\.ts$', 'upstream/index\\.ts$', 'directive/index\\.ts$', 'lib/'],
    ),
    {
      name: 'cache-front-door',
      comment: 'Outside src/cache, import src/cache/index.ts and nothing else of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cache/' },
      to: { path: '^src/cache/', pathNot: '^src/cache/index\\.ts$' },
    },
    {
      name: 'ioredis-behind-redis',
      comment: 'Only src/redis speaks to Redis.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/redis/' },
      to: { path: 'node_modules/ioredis' },
    },
    {
      name: 'auth-front-door',
      comment: 'Outside src/auth, import src/auth/index.ts and nothing else of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/auth/' },
      to: { path: '^src/auth/', pathNot: '^src/auth/index\\.ts$' },
    },
    {
      name: 'jose-behind-auth',
      comment: 'Only src/auth verifies tokens.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/auth/' },
      to: { path: 'node_modules/jose' },
    },
    {
      name: 'watchlists-front-door',
      comment: 'Outside src/watchlists, import its index.ts; the settings read database-url.ts, which loads no driver.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/watchlists/' },
      to: { path: '^src/watchlists/', pathNot: '^src/watchlists/(index|database-url)\\.ts$' },
    },
    {
      name: 'sql-behind-watchlists',
      comment: 'Only src/watchlists speaks to a database.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/watchlists/' },
      to: { path: 'node_modules/(kysely|libsql|pg)/' },
    },
    {
      name: 'nobody-imports-main',
      comment: 'main.ts knows all others; only the command line starts it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/main\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
