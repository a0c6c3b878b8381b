import { describe, expect, test } from '@jest/globals';

import { startSimulator } from '../../src/simulator/server.ts';
import { address, askJson, at, THURSDAY_EVENING, withSimulator } from './support.ts';

const QUOTE = { function: 'GLOBAL_QUOTE', symbol: 'IBM' };

describe('the simulator refuses', () => {
  test('a request without a key', async () => {
    await withSimulator({}, async (simulator) => {
      const body = await askJson(simulator, { ...QUOTE, apikey: '' });
      expect(at(body, 'Error Message')).toMatch('apikey is invalid or missing');
    });
  });

  test('a function it does not have', async () => {
    await withSimulator({}, async (simulator) => {
      const body = await askJson(simulator, { function: 'NOPE' });
      expect(body).toEqual({ 'Error Message': 'This API function (NOPE) does not exist.' });
    });
  });

  test('an unknown symbol in the way of each function', async () => {
    await withSimulator({}, async (simulator) => {
      expect(await askJson(simulator, { function: 'GLOBAL_QUOTE', symbol: 'NOPE' })).toEqual({ 'Global Quote': {} });
      expect(await askJson(simulator, { function: 'OVERVIEW', symbol: 'NOPE' })).toEqual({});
      const bars = await askJson(simulator, { function: 'TIME_SERIES_WEEKLY', symbol: 'NOPE' });
      expect(at(bars, 'Error Message')).toMatch(/^Invalid API call\. Please retry .* for TIME_SERIES_WEEKLY\.$/);
    });
  });

  test('the request over the burst limit until a second has passed', async () => {
    let nowMs = THURSDAY_EVENING;
    await withSimulator({ limitPerSecond: 1, now: () => nowMs }, async (simulator) => {
      const quoted = async (): Promise<boolean> => at(await askJson(simulator, QUOTE), 'Global Quote') !== undefined;
      expect(await quoted()).toBe(true);
      nowMs += 999;
      const refused = await askJson(simulator, QUOTE);
      expect(at(refused, 'Information')).toMatch('spreading out your free API requests');
      expect(at(refused, 'Information')).toMatch('(1 request per second)');
      nowMs += 1;
      expect(await quoted()).toBe(true);
      expect(simulator.callCount()).toBe(3);
    });
  });

  test('the request over the daily limit, echoing the key, until the next day', async () => {
    let nowMs = THURSDAY_EVENING;
    await withSimulator({ limitPerDay: 2, now: () => nowMs }, async (simulator) => {
      await askJson(simulator, QUOTE);
      await askJson(simulator, QUOTE);
      const refused = await askJson(simulator, QUOTE);
      expect(at(refused, 'Information')).toMatch('detected your API key as test-key');
      expect(at(refused, 'Information')).toMatch('standard API rate limit is 2 requests per day');
      nowMs += 24 * 3_600_000;
      expect(at(await askJson(simulator, QUOTE), 'Global Quote', '01. symbol')).toBe('IBM');
    });
  });

  test('other paths and methods, and does not count other paths', async () => {
    await withSimulator({}, async (simulator) => {
      expect((await fetch(simulator.url.replace('/query', '/'))).status).toBe(404);
      expect(simulator.callCount()).toBe(0);
      expect((await fetch(address(simulator, QUOTE), { method: 'POST' })).status).toBe(405);
    });
  });

  test('to start on a port that is taken', async () => {
    await withSimulator({}, async (simulator) => {
      const port = Number(new URL(simulator.url).port);
      await expect(startSimulator({ port })).rejects.toThrow('EADDRINUSE');
    });
  });
});
