import type { FastifyInstance } from 'fastify';

/** What is measured, as text in Prometheus' form. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

/** `/metrics`: for a scraper. */
export function metricsRoute(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
