import { describe, expect, test } from '@jest/globals';

import { startSimulator } from '../../src/simulator/server.ts';
import { address, ask, askJson, at, withSimulator } from './support.ts';

const QUOTE = { function: 'GLOBAL_QUOTE', symbol: 'IBM' };

describe('an ordered fault', () => {
  test.each([
    ['http-503', 503],
    ['html', 200],
  ] as const)('%s answers the outage page with status %d', async (kind, status) => {
    await withSimulator({}, async (simulator) => {
      simulator.failNext(kind, 1);
      const response = await fetch(address(simulator, QUOTE));
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch('text/html');
      expect(await response.text()).toMatch('Application Error');
    });
  });

  test('hang never answers, and closing ends the socket', async () => {
    const simulator = await startSimulator();
    simulator.failNext('hang', 1);
    const failed = fetch(address(simulator, QUOTE)).then(
      () => 'answered',
      () => 'cut off',
    );
    await untilCalled(simulator);
    await simulator.close();
    expect(await failed).toBe('cut off');
  });

  test('slow-drip starts to answer and does not finish', async () => {
    const simulator = await startSimulator();
    simulator.failNext('slow-drip', 1);
    const response = await fetch(address(simulator, QUOTE));
    expect(response.status).toBe(200);
    const failed = response.text().then(
      () => 'answered',
      () => 'cut off',
    );
    await simulator.close();
    expect(await failed).toBe('cut off');
  });

  test('truncated answers the first half of the body', async () => {
    await withSimulator({ fault: { kind: 'truncated', times: 1 } }, async (simulator) => {
      const half = await ask(simulator, QUOTE);
      const whole = await ask(simulator, QUOTE);
      expect(whole.startsWith(half)).toBe(true);
      expect(() => JSON.parse(half)).toThrow(SyntaxError);
    });
  });

  test.each([
    ['rate-limit', 'spreading out'],
    ['daily-limit', 'rate limit is 25 requests per day'],
  ] as const)("%s answers the vendor's refusal", async (kind, phrase) => {
    await withSimulator({}, async (simulator) => {
      simulator.failNext(kind, 1);
      expect(at(await askJson(simulator, QUOTE), 'Information')).toMatch(phrase);
    });
  });

  test('wrong-symbol answers another company', async () => {
    await withSimulator({}, async (simulator) => {
      simulator.failNext('wrong-symbol', 2);
      expect(at(await askJson(simulator, QUOTE), 'Global Quote', '01. symbol')).toBe('MSFT');
      const msft = await askJson(simulator, { ...QUOTE, symbol: 'msft' });
      expect(at(msft, 'Global Quote', '01. symbol')).toBe('AAPL');
    });
  });

  test('spoils as many requests as ordered, in the order given, and each is counted', async () => {
    await withSimulator({}, async (simulator) => {
      simulator.failNext('http-503', 2);
      simulator.failNext('html', 1);
      const seen: string[] = [];
      for (const symbol of ['IBM', 'AAPL', 'V', 'MA']) {
        const response = await fetch(address(simulator, { ...QUOTE, symbol }));
        seen.push(`${response.status} ${response.headers.get('content-type')}`);
        await response.text();
      }
      const page = 'text/html; charset=utf-8';
      expect(seen).toEqual([`503 ${page}`, `503 ${page}`, `200 ${page}`, '200 application/json']);
      expect(simulator.callCount()).toBe(4);
      expect(simulator.calls().map((call) => call.symbol)).toEqual(['IBM', 'AAPL', 'V', 'MA']);
    });
  });

  test('is refused for no requests at all', async () => {
    await withSimulator({}, async (simulator) => {
      expect(() => simulator.failNext('hang', 0)).toThrow('a whole number of requests from 1; got 0');
    });
  });
});

/** The request is on its way once fetch was called; it has come in once it is counted. */
async function untilCalled(simulator: { callCount(): number }): Promise<void> {
  while (simulator.callCount() === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
