import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { buildAdminSchema } from '../../src/admin/schema.ts';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway } from '../../src/main.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { ADMIN_TOKEN } from '../support/admin-client.ts';

const AUTH_JWT_SECRET = 'a secret of thirty-two bytes or more';
/** One call of every mutation; the last cannot be carried out. */
const CALLS: Readonly<Record<string, string>> = {
  invalidate: '(target: { symbol: "AAPL" }) { target }',
  warmSymbols: '(symbols: ["AAPL"], dryRun: true) { id }',
  warmMovers: '(top: 1, dryRun: true) { id }',
  warmWatchlists: '(dryRun: true) { id }',
  setCachePolicy: '(category: NEWS, policy: { ttlSeconds: 7 }) { category }',
  resetCachePolicy: '(category: NEWS) { category }',
  cancelWarm: '(id: "nobody") { id }',
};

let folder: string;
let gateway: Gateway | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
});
afterEach(() => stop());
afterAll(() => rm(folder, { recursive: true }));

async function stop(): Promise<void> {
  await gateway?.stop();
  gateway = null;
}

async function start(): Promise<void> {
  const files = { ADMIN_AUDIT_FILE: join(folder, 'audit.jsonl'), DATABASE_URL: `file:${join(folder, 'lists.db')}` };
  const config = loadConfig({ PORT: '0', WARM_ON_START: 'off', ADMIN_TOKEN, AUTH_JWT_SECRET, ...files });
  gateway = await startGateway(config, createLogger({ level: 'silent', pretty: false }));
}

async function ask(token: string, query: string): Promise<unknown> {
  const response = await fetch(new URL('/admin/graphql', gateway?.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const RecordsForm = z.object({
  data: z.object({
    auditLog: z.array(
      z.object({ at: z.string(), actor: z.string(), action: z.string(), detail: z.string(), effect: z.string() }),
    ),
  }),
});

async function records() {
  const answer = await ask(ADMIN_TOKEN, '{ auditLog(first: 50) { at actor action detail effect } }');
  return RecordsForm.parse(answer).data.auditLog;
}

test('every mutation is written down, with who, what, what came of it and when, and is there after a restart', async () => {
  const mutations = Object.keys(buildAdminSchema().getMutationType()?.getFields() ?? {});
  expect(mutations.sort()).toEqual(Object.keys(CALLS).sort());
  const ana = await new SignJWT({ scope: 'penstock:admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ana')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(AUTH_JWT_SECRET));
  await start();
  const before = Date.now();
  for (const [name, call] of Object.entries(CALLS)) {
    await ask(ADMIN_TOKEN, `mutation { ${name}${call} }`);
    await ask(ana, `mutation { ${name}${call} }`);
  }
  const written = await records();
  expect(written.map(({ action, actor }) => [action, actor]).reverse()).toEqual(
    Object.keys(CALLS).flatMap((name) => [
      [name, 'ADMIN_TOKEN'],
      [name, 'subject ana'],
    ]),
  );
  for (const { at, detail, effect, action } of written) {
    expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
    expect(detail).not.toBe('');
    expect(effect.startsWith('refused: ')).toBe(action === 'cancelWarm');
  }
  await stop();
  await start();
  expect(await records()).toEqual(written);
});
