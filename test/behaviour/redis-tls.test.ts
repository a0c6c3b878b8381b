import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { describeOpenssl } from '../support/describe-openssl.ts';
import { startGateway } from '../support/gateway-process.ts';
import { startRedis } from '../support/redis-server.ts';

describeOpenssl('Redis behind TLS', () => {
  test('is reached by a rediss:// URL when its authority is trusted, and not when it is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'penstock-tls-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
    execFileSync('openssl', ['req', '-x509', ...newKey, '-keyout', key, '-out', certificate, ...subject], {
      stdio: 'ignore',
    });
    const plain = await startRedis();
    const client = new Redis(plain.url);
    try {
      await client.call(
        'CONFIG',
        'SET',
        'tls-cert-file',
        certificate,
        'tls-key-file',
        key,
        'tls-ca-cert-file',
        certificate,
        'tls-auth-clients',
        'no',
      );
      const port = await openTlsPort(client, plain.port);
      const env = { REDIS_URL: `rediss://localhost:${port}`, CACHE_READ_DEADLINE_MS: '5000' };

      const trusting = await startGateway({ env: { ...env, NODE_EXTRA_CA_CERTS: certificate } });
      await trusting.ask('{ quote(symbol: "AAPL") { price } }');
      expect(await readiness(trusting.url)).toBe('ready');
      expect(await client.keys('penstock:1:v:*')).toHaveLength(1);
      await trusting.stop();

      const wary = await startGateway({ env });
      const answer = await wary.ask('{ quote(symbol: "MSFT") { symbol } }');
      expect(answer).toEqual({ data: { quote: { symbol: 'MSFT' } } });
      expect(await readiness(wary.url)).toBe('degraded');
      expect(await client.keys('penstock:1:v:*')).toHaveLength(1);
      await wary.stop();
    } finally {
      client.disconnect();
      await plain.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function openTlsPort(client: Redis, near: number): Promise<number> {
  for (let port = near + 1; port < near + 50; port += 1) {
    try {
      await client.call('CONFIG', 'SET', 'tls-port', String(port));
      return port;
    } catch {
      // Taken by somebody else: the next one.
    }
  }
  throw new Error('no free port for TLS');
}

async function readiness(url: string): Promise<unknown> {
  const body: unknown = await (await fetch(`${url}/readyz`)).json();
  return typeof body === 'object' && body !== null && 'status' in body ? body.status : body;
}
