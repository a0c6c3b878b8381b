import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { settingDocs } from '../src/environment.ts';
import { schemaPage } from './schema-page.ts';

/** Writes the pages that are made from the source; with --check, fails when one of them differs. */
const PAGES = [
  { path: 'docs/configuration.md', from: 'src/environment.ts', text: configurationPage() },
  { path: 'docs/schema.md', from: 'schema/', text: await schemaPage() },
];
for (const { path, from, text } of PAGES) {
  const file = resolve(import.meta.dirname, '..', path);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readOr(file, '') !== text) {
    process.stderr.write(`${path} is not what ${from} says. Run: npm run docs\n`);
    process.exitCode = 1;
  }
}

function configurationPage(): string {
  const rows = settingDocs().map(
    ({ name, expected, fallback, meaning }) => `| \`${name}\` | ${expected} | ${fallback} | ${meaning} |`,
  );
  return `# Configuration

Penstock is configured by environment variables alone, and refuses to start when one of them is wrong: it then names every fault at once.

This page is made from \`src/environment.ts\` by \`npm run docs\`. Do not edit it by hand.
An empty variable counts as unset. Values that may hold a secret (the key, the URLs) are never shown in a fault.

| variable | expected | default | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}

## Times to live

\`CACHE_TTL_PROFILE\` chooses the defaults, \`fresh\` or \`economical\` (fewer upstream calls, older prices); \`CACHE_TTL_<CATEGORY>_SECONDS\` sets one category over the profile.
A variable that starts with \`CACHE_TTL_\` or \`CACHE_STALE_\` and names no category stops the start: a typing error must not be ignored in silence.

Both stale windows begin when the freshness ends, and are 0 unless set: see [caching](caching.md#never-older-than-promised).
`;
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fallback; // A page that is not there differs from the one that should be.
  }
}
