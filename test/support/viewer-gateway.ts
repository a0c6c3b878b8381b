import { readFileSync } from 'node:fs';

import { makeExecutableSchema } from '@graphql-tools/schema';

import { loadConfig } from '../../src/config.ts';
import type { RequestContext } from '../../src/graphql/context.ts';
import { startGateway } from '../../src/main.ts';
import { createLogger } from '../../src/telemetry/logger.ts';

/*
 * A process like the gateway's in all but its schema, whose fields tell viewers apart, rightly (`own`) and wrongly
 * (`leak`, `leaks`). Run by `startGateway` of gateway-process.ts.
 */
const directives = readFileSync(new URL('../../schema/directives.graphql', import.meta.url), 'utf8');
const fields = `type Query {
  own: String! @cached(category: PRICE, scope: PRIVATE)
  leak: String! @cached(category: PRICE)
  leaks(ids: [ID!]!): [String]! @cached(category: PRICE, key: "leaks:{args.ids}", each: "ids")
  open: String! @cached(category: PRICE)
}`;

const nameOf = ({ viewer }: RequestContext): string => viewer?.subject ?? 'nobody';
const Query = {
  own: (_parent: unknown, _args: unknown, context: RequestContext) => `${nameOf(context)} of ${process.pid}`,
  leak: (_parent: unknown, _args: unknown, context: RequestContext) => nameOf(context),
  leaks: (_parent: unknown, { ids }: { readonly ids: readonly string[] }, context: RequestContext) =>
    ids.map((id) => `${id} of ${nameOf(context)}`),
  open: () => `open of ${process.pid}`,
};

const config = loadConfig(process.env);
const gateway = await startGateway(config, createLogger({ level: 'info', pretty: false }), (transform) =>
  transform(makeExecutableSchema({ typeDefs: [directives, fields], resolvers: { Query } })),
);
process.once('SIGTERM', () => {
  gateway.stop().catch((error: unknown) => {
    throw error;
  });
});
