import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { stableStringify } from '../lib/stable-stringify.ts';

/** All that the price of an operation follows from, unless it depends on who asks. */
export interface PriceQuestion {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Characters of variables and names; each price costs some 100 bytes beside them. */
const MAX_CHARACTERS = 4_000_000;
const MAX_PRICES = 20_000;
/** Of one question: longer ones are priced each time, or a few of them would push out all others. */
const MAX_QUESTION = 2000;

/** Prices of operations asked before, so that none is worked out twice. */
export class KnownPrices {
  readonly #prices = new LRUCache<string, number>({
    max: MAX_PRICES,
    maxSize: MAX_CHARACTERS,
    maxEntrySize: MAX_QUESTION,
    sizeCalculation: (_cost, text) => text.length,
  });
  // Apollo keeps the documents it has parsed: the same text is the same object.
  readonly #numbers = new WeakMap<DocumentNode, number>();
  #documents = 0;

  /** @param work Works the price out. `personal`: another viewer's may be another, so it is not remembered. */
  async costOf(question: PriceQuestion, work: () => Promise<{ cost: number; personal: boolean }>): Promise<number> {
    const text = this.#textOf(question);
    const known = text === null ? undefined : this.#prices.get(text);
    if (known !== undefined) return known;
    const { cost, personal } = await work();
    if (text !== null && !personal) this.#prices.set(text, cost);
    return cost;
  }

  /** Different questions give different text. Null: the variables are nested too deep to be written. */
  #textOf({ document, operationName, variables }: PriceQuestion): string | null {
    try {
      return `${this.#numberOf(document)} ${operationName} ${stableStringify(variables)}`;
    } catch {
      return null;
    }
  }

  #numberOf(document: DocumentNode): number {
    const number = this.#numbers.get(document);
    if (number !== undefined) return number;
    this.#documents += 1;
    this.#numbers.set(document, this.#documents);
    return this.#documents;
  }
}
