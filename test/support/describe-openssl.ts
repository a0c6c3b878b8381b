import { spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

/** Certificates are made on the spot; without openssl such tests are shown as skipped. */
export const describeOpenssl = spawnSync('openssl', ['version']).status === 0 ? describe : describe.skip;
