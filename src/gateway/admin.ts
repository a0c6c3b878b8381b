import { randomBytes } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import { createAdminApollo } from '../admin/apollo-server.ts';
import { type AdminCheck, createAuthorizer, scopeCheck, tokenCheck } from '../admin/authorize.ts';
import type { AdminServices } from '../admin/context.ts';
import type { Identify } from '../auth/index.ts';
import type { Config } from '../config.ts';
import { adminRoutes } from '../http/admin-routes.ts';

/** A started admin API. */
export interface Admin {
  readonly routes: FastifyPluginAsync;
  stop(): Promise<void>;
}

/** What the admin API is made of. */
export interface AdminParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly identify: Identify;
  readonly services: AdminServices;
}

/** Null: nobody could be let in, so there is none. */
export async function startAdmin({ config, logger, identify, services }: AdminParts): Promise<Admin | null> {
  const { enabled, token, requestsPerMinute } = config.admin;
  const checks: AdminCheck[] = [];
  if (enabled) checks.push(tokenCheck(token ?? madeToken(logger)));
  if (config.auth.keys.kind !== 'none') checks.push(scopeCheck(identify));
  if (checks.length === 0) return null;
  const apollo = createAdminApollo(logger);
  await apollo.start();
  const routes = adminRoutes({ apollo, services, authorize: createAuthorizer(checks), logger, requestsPerMinute });
  return { routes, stop: () => apollo.stop() };
}

function madeToken(logger: Logger): string {
  const token = randomBytes(24).toString('base64url');
  logger.info(`no ADMIN_TOKEN: the admin token of this run is ${token}`);
  return token;
}
