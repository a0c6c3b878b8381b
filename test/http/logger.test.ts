import { expect, test } from '@jest/globals';
import { createLogger } from '../../src/telemetry/logger.ts';

test('neither an authorization header nor the vendor key reaches the log', () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', pretty: false, destination: { write: (line) => lines.push(line) } });
  log.info({ req: { headers: { authorization: 'Bearer s3cret' } }, params: { apikey: 's3cret' }, apikey: 's3cret' });
  log.error(new Error('GET https://vendor.example/query?function=X&apikey=s3cret&symbol=IBM failed'));
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('s3cret');
  expect(lines[1]).toContain('apikey=[redacted]&symbol=IBM');
});
