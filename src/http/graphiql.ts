import type { FastifyReply, FastifyRequest } from 'fastify';

const DEFAULT_QUERY = `query Welcome {
  stock(symbol: "IBM") {
    quote { price changePercent latestTradingDay source }
    fundamentals { name sector peRatio }
    history { bars(last: 5) { time close } }
  }
}
`;

let page: Promise<string> | undefined;

/** A browser that opens the endpoint gets GraphiQL; every other GET goes on to GraphQL. */
export function graphiqlForBrowsers(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  if (method !== 'GET' || !headers.accept?.includes('text/html')) {
    done();
    return;
  }
  page ??= renderPage();
  page.then((html) => {
    reply
      .type('text/html; charset=utf-8')
      .header('vary', 'Accept')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "frame-ancestors 'none'")
      .send(html);
  }, done);
}

/** Megabytes of script in one string, without a CDN: loaded when the first browser comes, not at start. */
async function renderPage(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({ title: 'Penstock', endpoint: '/graphql', defaultQuery: DEFAULT_QUERY });
}
