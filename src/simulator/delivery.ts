import type { ServerResponse } from 'node:http';

import type { FaultKind } from './faults.ts';

/** What goes over the wire, before a fault has its way with it. */
export interface Delivery {
  readonly contentType: string;
  readonly text: string;
}

const OUTAGE_PAGE =
  '<html>\n  <head><title>Application Error</title></head>\n  <body>Application error</body>\n</html>\n';
const DRIP_BYTES = 4;
const DRIP_EVERY_MS = 200;

/** Sends a reply, spoiled the way the fault says. Faults that change the figures have been applied before. */
export function deliver(response: ServerResponse, delivery: Delivery, fault?: FaultKind): void {
  switch (fault) {
    case 'hang':
      return;
    case 'http-503':
      send(response, { status: 503, contentType: 'text/html; charset=utf-8', text: OUTAGE_PAGE });
      return;
    case 'html':
      send(response, { status: 200, contentType: 'text/html; charset=utf-8', text: OUTAGE_PAGE });
      return;
    case 'truncated':
      send(response, { ...delivery, status: 200, text: delivery.text.slice(0, Math.floor(delivery.text.length / 2)) });
      return;
    case 'slow-drip':
      drip(response, delivery);
      return;
    default:
      send(response, { ...delivery, status: 200 });
  }
}

function send(response: ServerResponse, { status, contentType, text }: Delivery & { readonly status: number }): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

function drip(response: ServerResponse, { contentType, text }: Delivery): void {
  const bytes = Buffer.from(text);
  let sent = 0;
  response.writeHead(200, { 'content-type': contentType });
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + DRIP_BYTES));
    sent += DRIP_BYTES;
    if (sent >= bytes.length) {
      response.end();
    }
  }, DRIP_EVERY_MS);
  response.once('close', () => clearInterval(timer));
}
