import { setTimeout as delay } from 'node:timers/promises';

const DEADLINE_MS = 10_000;

/** Resolves when the gateway at the URL says that it is ready and not degraded: its Redis answers too. */
export async function untilReady(gatewayUrl: string): Promise<void> {
  const url = new URL('/readyz', gatewayUrl);
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const body = await (await fetch(url)).text();
    if (body === JSON.stringify({ status: 'ready' })) return;
    if (performance.now() > deadline) throw new Error(`The gateway did not become ready. It said: ${body}`);
    await delay(20);
  }
}
