import { ReplyError } from 'ioredis';
import { StoreRefusedError, StoreUnavailableError } from '../cache/index.ts';

/** Whatever goes wrong between us and Redis is one thing to the engine: the store is out of reach. */
export async function reaching<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    const message = error instanceof Error ? error.message : 'unknown';
    if (error instanceof ReplyError) throw new StoreRefusedError(`Redis refused: ${message}`, { cause: error });
    throw new StoreUnavailableError(`Redis did not answer: ${message}`, { cause: error });
  }
}
