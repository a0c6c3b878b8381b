import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { atExit } from '../at-exit.ts';
import type { Operation } from '../workloads.ts';

let folder: string | null = null;

/** A file with one request body a line, gone when the process ends. */
export async function writeBodies(name: string, operations: Iterable<Operation>): Promise<string> {
  const file = join(ownFolder(), `${name}.bodies`);
  await pipeline(linesOf(operations), createWriteStream(file));
  return file;
}

function* linesOf(operations: Iterable<Operation>): Generator<string> {
  for (const operation of operations) yield `${JSON.stringify(operation)}\n`;
}

function ownFolder(): string {
  if (folder !== null) return folder;
  const made = mkdtempSync(join(tmpdir(), 'penstock-growth-'));
  atExit(() => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}
