import type { CacheCategory } from '../config.ts';
import type { PolicyInForce } from '../policies/policy-book.ts';

export interface PolicyView extends PolicyInForce {
  readonly category: CacheCategory;
}
