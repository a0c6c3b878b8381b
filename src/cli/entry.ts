import { z } from 'zod';
import { type AdminTarget, CommandFailure, EXIT, requestAdmin } from './admin-request.ts';
import { bytes, listOf } from './tables.ts';

const QUERY = `query ($key: String!) {
  cacheEntry(key: $key) {
    key category state kind storedAt ageSeconds remainingSeconds freshness staleUntil fallbackUntil expiresAt
    loadMs loadedBy warmedBy bytes tags { tag standing } lease { expiresAt } failure { code message until failures } advice
  }
}`;
const text = z.string().nullable();
const figure = z.number().nullable();
const Answer = z.object({
  cacheEntry: z
    .object({
      key: z.string(),
      category: z.string(),
      state: z.string(),
      kind: text,
      storedAt: text,
      ageSeconds: figure,
      remainingSeconds: figure,
      freshness: text,
      staleUntil: text,
      fallbackUntil: text,
      expiresAt: text,
      loadMs: figure,
      loadedBy: text,
      warmedBy: text,
      bytes: z.number(),
      tags: z.array(z.object({ tag: z.string(), standing: z.string() })),
      lease: z.object({ expiresAt: z.string() }).nullable(),
      failure: z.object({ code: text, message: text, until: z.string(), failures: z.number() }).nullable(),
      advice: z.array(z.string()),
    })
    .nullable(),
});

export async function entry(target: AdminTarget, key: string) {
  const { cacheEntry: found } = Answer.parse(await requestAdmin(target, QUERY, { key }));
  if (found === null) throw new CommandFailure(EXIT.refused, `Nothing lies under ${key}.`);
  const seconds = (value: number | null): string => (value === null ? '-' : `${value.toFixed(1)} s`);
  const table = listOf([
    ['key', found.key],
    ['state', found.kind === null ? found.state : `${found.state}, ${found.kind}`],
    ['stored', found.storedAt === null ? '-' : `${found.storedAt}, ${seconds(found.ageSeconds)} ago`],
    ['fresh for', seconds(found.remainingSeconds)],
    ['because', found.freshness ?? 'of its category'],
    ['loaded in', found.loadMs === null ? '-' : `${found.loadMs} ms, by ${found.loadedBy ?? '-'}`],
    ['in advance', found.warmedBy === null ? 'no' : `by the warm run ${found.warmedBy}`],
    ['size', bytes(found.bytes)],
    ['forgotten', found.expiresAt],
    ['tags', found.tags.map(({ tag, standing }) => `${tag} ${standing}`).join('\n')],
    ['load under way', found.lease === null ? 'no' : `lease until ${found.lease.expiresAt}`],
    ['failure', found.failure === null ? 'none' : `${found.failure.code}, until ${found.failure.until}`],
  ]);
  return { data: found, text: [table, ...found.advice].join('\n') };
}
