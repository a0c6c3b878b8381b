import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ADMIN_TOKEN, rowsOf } from '../support/admin-client.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { ROOT } from '../shape/source-files.ts';

let gateway: GatewayProcess;

beforeAll(async () => {
  gateway = await startGateway({ env: { ADMIN_TOKEN } });
  await gateway.ask('{ quote(symbol: "AAPL") { price } }');
}, 60_000);
afterAll(() => gateway.stop());

async function run(...parameters: readonly string[]) {
  return runWith({ ADMIN_TOKEN }, '--url', gateway.url, ...parameters);
}

/** The URL goes behind the command's name. */
async function runWith(env: Readonly<Record<string, string>>, ...[option, url, ...rest]: readonly string[]) {
  const words = rest.findIndex((word) => word.startsWith('--'));
  const at = words === -1 ? rest.length : words;
  const parameters = [...rest.slice(0, at), String(option), String(url), ...rest.slice(at)];
  const child = spawn(process.execPath, ['bin/penstock.js', ...parameters], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
  });
  const [said, wrong]: [string[], string[]] = [[], []];
  child.stdout.on('data', (piece) => said.push(String(piece)));
  child.stderr.on('data', (piece) => wrong.push(String(piece)));
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout: said.join(''), stderr: wrong.join('') };
}

describe('the commands for a running gateway', () => {
  test('stats shows tables, or JSON', async () => {
    const table = await run('stats', '--window', 'day');
    expect(table).toMatchObject({ exitCode: 0, stderr: '' });
    for (const word of ['PRICE', 'hit ratio', 'upstream calls', 'calls left', 'no limit', 'quote:AAPL'])
      expect(table.stdout).toContain(word);
    const { stdout } = await run('stats', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ window: 'HOUR', totals: { requests: expect.any(Number) } });
  });

  test('entry shows one key, and advice', async () => {
    const [row] = await rowsOf(gateway, '{ quote(symbol: "AAPL") { price } }');
    const shown = await run('entry', String(row?.key));
    expect(shown.exitCode).toBe(0);
    for (const word of ['FRESH, VALUE', 'symbol:AAPL', 'It is fresh for']) expect(shown.stdout).toContain(word);
    expect(await run('entry', `${row?.key}X`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Nothing'),
    });
  });

  test('warm loads symbols, waits for it, and says what became of each', async () => {
    const dry = await run('warm', 'MSFT', 'AAPL', '--dry-run');
    expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
    expect(dry.stdout).toContain('would make at most 1 upstream calls');
    const warmed = await run('warm', 'MSFT', 'AAPL', '--json');
    expect(warmed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(warmed.stdout)).toMatchObject({
      state: 'DONE',
      warmed: 1,
      skippedFresh: 1,
      upstreamCalls: 1,
      outcomes: [
        { symbol: 'MSFT', result: 'WARMED' },
        { symbol: 'AAPL', result: 'FRESH' },
      ],
    });
    expect((await run('warm', 'MSFT', '--category', 'price')).stdout).toMatch(/MSFT\s+│ PRICE\s+│ FRESH/);
    expect(await run('warm')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--movers') });
    expect(await run('warm', 'MSFT', '--category', 'prices')).toMatchObject({ exitCode: 1, stdout: '' });
  });

  test('warm says by its exit code that the budget did not reach, and shows what runs were good for', async () => {
    const env = { UPSTREAM_LIMIT_PER_DAY: '12', WARM_BUDGET_RESERVE: '10', REFRESH_BUDGET_RESERVE: '0' };
    const limited = await startGateway({ env: { ADMIN_TOKEN, ...env } });
    const there = (...parameters: readonly string[]) => runWith({ ADMIN_TOKEN }, '--url', limited.url, ...parameters);
    const budget = await there('stats');
    const warmed = await there('warm', 'AAPL', 'MSFT', 'IBM', '--json');
    await limited.ask('{ quotes(symbols: ["AAPL", "MSFT"]) { price } }');
    const before = Date.now();
    let runs = await there('warm', '--runs', '--json');
    while (!runs.stdout.includes('"laterHit": 2') && Date.now() - before < 10_000)
      runs = await there('warm', '--runs', '--json');
    const table = await there('warm', '--runs');
    await limited.stop();
    expect(budget.stdout).toContain('12 of 12 this day');
    expect(warmed.exitCode).toBe(5);
    expect(JSON.parse(warmed.stdout)).toMatchObject({ warmed: 2, skippedBudget: 1, upstreamCalls: 2 });
    expect(JSON.parse(runs.stdout)).toMatchObject([{ source: 'SYMBOLS', warmed: 2, laterHit: 2 }]);
    expect(table.stdout).toContain('asked for later');
  }, 30_000);

  test('policies shows, sets and resets', async () => {
    const set = await run('policies', 'set', 'price', '--ttl', '9', '--json');
    expect(JSON.parse(set.stdout)).toMatchObject({ category: 'PRICE', ttlSeconds: 9, changedBy: 'ADMIN_TOKEN' });
    expect((await run('policies', 'show')).stdout).toMatch(/PRICE\s+│ 9 /);
    const reset = await run('policies', 'reset', 'PRICE', '--json');
    expect(JSON.parse(reset.stdout)).toMatchObject({ ttlSeconds: 300, changedBy: null });
  });

  test('invalidate says what it would reach, and does it', async () => {
    await gateway.ask('{ quote(symbol: "AAPL") { price } }');
    const dry = await run('invalidate', '--symbol', 'aapl', '--dry-run');
    expect(dry).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('would reach 1 entries') });
    expect((await run('invalidate', '--category', 'price')).stdout).toBe(
      'category:PRICE: invalidated (HARD) on every replica.\n',
    );
    const [row] = await rowsOf(gateway, '{ quote(symbol: "AAPL") { price } }');
    expect(row?.status).toBe('MISS');
  });

  test('the exit code says what went wrong', async () => {
    expect((await run('invalidate')).exitCode).toBe(2);
    expect((await run('invalidate', '--all', '--symbol', 'AAPL')).exitCode).toBe(2);
    expect((await run('stats', '--window', 'week')).exitCode).toBe(2);
    const refused = await run('invalidate', '--field', 'Query.price');
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('BAD_USER_INPUT: There is no') });
    expect(await runWith({ ADMIN_TOKEN }, '--url', 'http://127.0.0.1:1', 'stats')).toMatchObject({ exitCode: 3 });
    expect(await runWith({}, '--url', gateway.url, 'stats')).toMatchObject({ exitCode: 4 });
    expect(await runWith({ ADMIN_TOKEN: 'another' }, '--url', gateway.url, 'stats')).toMatchObject({ exitCode: 4 });
  });
});
