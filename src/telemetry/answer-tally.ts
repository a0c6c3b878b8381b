import type { CacheStatus, CacheTier } from '../cache/index.ts';

interface Answers {
  readonly labels: { readonly status: CacheStatus; readonly tier: CacheTier; readonly category: string };
  count: number;
}

/** Answered fields since they were last taken. For the hottest of all events, where a metric's labels cost too much. */
export class AnswerTally {
  readonly #byCategory = new Map<string, Map<CacheStatus, Map<CacheTier, Answers>>>();

  count(category: string, status: CacheStatus, tier: CacheTier): void {
    const known = this.#byCategory.get(category)?.get(status)?.get(tier);
    if (known === undefined) this.#begin({ status, tier, category });
    else known.count += 1;
  }

  /** All that were counted, which then count from zero. */
  take(): readonly Readonly<Answers>[] {
    const all = [...this.#byCategory.values()].flatMap((byStatus) =>
      [...byStatus.values()].flatMap((byTier) => [...byTier.values()]),
    );
    const taken = all.filter(({ count }) => count > 0).map((answers) => ({ ...answers }));
    for (const answers of all) answers.count = 0;
    return taken;
  }

  #begin(labels: Answers['labels']): void {
    const byStatus = this.#byCategory.get(labels.category) ?? new Map<CacheStatus, Map<CacheTier, Answers>>();
    this.#byCategory.set(labels.category, byStatus);
    const byTier = byStatus.get(labels.status) ?? new Map<CacheTier, Answers>();
    byStatus.set(labels.status, byTier);
    byTier.set(labels.tier, { labels, count: 1 });
  }
}
