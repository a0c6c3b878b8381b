import { randomBytes } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import { createAdminApollo } from '../admin/apollo-server.ts';
import { type AdminCheck, createAuthorizer, tokenCheck } from '../admin/authorize.ts';
import type { AdminServices } from '../admin/context.ts';
import type { Config } from '../config.ts';
import { adminRoutes } from '../http/admin-routes.ts';

/** A started admin API. */
export interface Admin {
  readonly routes: FastifyPluginAsync;
  stop(): Promise<void>;
}

/** Null: nobody could be let in, so there is none. */
export async function startAdmin(
  config: Config['admin'],
  logger: Logger,
  services: AdminServices,
): Promise<Admin | null> {
  const checks: AdminCheck[] = [];
  if (config.enabled) checks.push(tokenCheck(config.token ?? madeToken(logger)));
  if (checks.length === 0) return null;
  const apollo = createAdminApollo(logger);
  await apollo.start();
  const { requestsPerMinute } = config;
  const routes = adminRoutes({ apollo, services, authorize: createAuthorizer(checks), logger, requestsPerMinute });
  return { routes, stop: () => apollo.stop() };
}

function madeToken(logger: Logger): string {
  const token = randomBytes(24).toString('base64url');
  logger.warn(`no ADMIN_TOKEN: the admin token of this run is ${token}`);
  return token;
}
