import { domainValues } from '../domain-values.ts';
import { loadBuilt } from './built.ts';
import { runFor, type Space, spaceOf, type Time, timeOf } from './costs.ts';
import { type EntryBytes, entryBytes } from './entry-bytes.ts';
import { type CpuProfile, takeProfile } from './profile.ts';
import { createWorks } from './works.ts';

/** What the processes of one run measured; each prints its part as JSON. */
export interface TimeRun {
  readonly times: readonly Time[];
}
export interface SpaceRun {
  readonly spaces: readonly Space[];
  readonly bytes: readonly EntryBytes[];
}

/**
 * One fresh process of `engine.ts`. Arguments: the address of Redis; `time`, `space` or `profile`; with the last, the
 * beginning of the name of a work that is done for some seconds and nothing else.
 */
const [redisUrl = '', what = '', name = ''] = process.argv.slice(2);
const WARMUP_MS = 1000;
const PROFILED_MS = 5000;

const built = await loadBuilt();
const values = await domainValues();
const { works, close } = await createWorks(built, redisUrl, values);
process.stdout.write(JSON.stringify(await measured()));
await close();
process.exit(0);

async function measured(): Promise<TimeRun | SpaceRun | CpuProfile> {
  if (what === 'time') {
    const times: Time[] = [];
    for (const work of works) times.push(await timeOf(work));
    return { times };
  }
  if (what === 'space') {
    const { gc } = globalThis;
    if (gc === undefined) throw new Error('run it with --expose-gc');
    const spaces: Space[] = [];
    for (const work of works) spaces.push(await spaceOf(work, gc));
    return { spaces, bytes: await entryBytes(built, { redisUrl, values, gc }) };
  }
  const work = works.find((one) => one.name.startsWith(name));
  if (work === undefined) throw new Error(`no work begins with ${name}`);
  await runFor(work.run, WARMUP_MS);
  return takeProfile(() => runFor(work.run, PROFILED_MS));
}
