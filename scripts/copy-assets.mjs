import { cpSync, existsSync, writeFileSync } from 'node:fs';

/** The last step of the build: what tsc does not copy, then the stamp that scripts/start.mjs compares with the sources. */
if (existsSync('src/redis/lua')) cpSync('src/redis/lua', 'dist/redis/lua', { recursive: true });
writeFileSync('dist/.built', new Date().toISOString());
