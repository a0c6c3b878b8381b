import type { InspectedEntry, InspectedKey } from '../cache/index.ts';

/**
 * What a request for this key would get now, and what to do about it, in plain words.
 *
 * @param now Epoch ms.
 */
export function entryAdvice({ entry, bytes, leaseMs, failure }: InspectedKey, now: number): readonly string[] {
  const advice: string[] = [];
  if (entry !== null) advice.push(...ofEntry(entry, now));
  else if (bytes > 0) advice.push('Its bytes cannot be read by this build: a request loads it again and replaces it.');
  else advice.push('There is no entry: the next request loads it.');
  if (leaseMs !== null) {
    advice.push(
      'A load of it is under way: requests for it wait for that load and make no upstream call of their own.',
    );
  }
  if (failure !== null && failure.until > now) {
    const code = String(failure.error.code ?? 'an error');
    advice.push(
      `Its last load failed with ${code} (${failure.failures} in a row): nobody tries again for ${seconds(failure.until - now)}, and who finds nothing to serve gets that error. To let it be tried at once, invalidate it by its key.`,
    );
  }
  return advice;
}

function ofEntry({ entry, freshness, tags }: InspectedEntry, now: number): readonly string[] {
  const gone = tags.filter(({ standing }) => standing === 'invalidated').map(({ tag }) => tag);
  if (gone.length > 0) return [`Invalidated by ${gone.join(', ')}: the next request loads it again.`];
  const softened = tags.filter(({ standing }) => standing === 'softened').map(({ tag }) => tag);
  const what = entry.kind === 'absent' ? 'That there is none is' : 'It is';
  switch (freshness) {
    case 'fresh':
      return [
        `${what} fresh for ${seconds(entry.freshUntil - now)} more and served as it is. If it is wrong, invalidate it by its key, or its symbol everywhere.`,
      ];
    case 'stale':
      return [
        softened.length > 0
          ? `Invalidated softly by ${softened.join(', ')}: the next request gets it labelled stale, and it is loaded again behind.`
          : 'Its freshness is over: the next request gets it labelled stale, and it is loaded again behind.',
      ];
    case 'fallback':
      return ['Its freshness is over: the next request loads it, and gets this one, labelled stale, if that fails.'];
    case 'expired':
      return ['Its time is over: the next request loads it again.'];
  }
}

function seconds(ms: number): string {
  return `${Math.max(0, Math.round(ms / 1000))} s`;
}
