import { readFileSync } from 'node:fs';
import type { RedisClient } from './connect.ts';

/** The scripts, by file name; the number in the name is how many keys the script takes. */
const SCRIPTS = {
  fill: 'fill-3',
  fail: 'fail-2',
  release: 'release-1',
  renew: 'renew-1',
  replace: 'replace-2',
  soften: 'soften-1',
  tag: 'tag-1',
  warmWrite: 'warm-write-4',
  warmCancel: 'warm-cancel-2',
  budgetBook: 'budget-book-5',
  budgetReturn: 'budget-return-2',
  budgetReport: 'budget-report-5',
} as const;

export type ScriptName = keyof typeof SCRIPTS;

/** Runs one of the scripts; each file says what it answers. */
export type RunScript = (name: ScriptName, args: readonly (string | number | Buffer)[]) => Promise<unknown>;

/** Teaches a client the scripts: sent whole once to a server, by hash from then on. */
export function createScripts(client: RedisClient): RunScript {
  for (const [name, file] of Object.entries(SCRIPTS)) {
    const lua = readFileSync(new URL(`./lua/${file}.lua`, import.meta.url), 'utf8');
    client.defineCommand(commandOf(name), { numberOfKeys: Number(file.split('-').at(-1)), lua });
  }
  return async (name, args) => {
    const command: unknown = Reflect.get(client, commandOf(name));
    if (typeof command !== 'function') throw new TypeError(`the script ${name} is not defined on the client`);
    return command.call(client, ...args);
  };
}

function commandOf(name: string): string {
  return `penstock_${name}`;
}
