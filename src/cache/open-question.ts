import type { CacheRequest, Load } from './cache-request.ts';
import type { Sighting } from './entry-reader.ts';

/** A request on its way to an answer. */
export interface OpenQuestion {
  readonly request: CacheRequest;
  readonly load: Load;
  /** The last look at the store: what may stand in when the load fails. */
  seen: Sighting;
  readonly warmedBy?: string | undefined;
}
