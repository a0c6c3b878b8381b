import { MemoryStore } from '../../src/cache/index.ts';
import { describeStore } from './store-contract.ts';

describeStore('the memory store', async () => {
  let now = 1_000_000;
  return {
    store: new MemoryStore(1_000_000, () => now),
    pass: async (ms) => {
      now += ms;
    },
    close: async () => undefined,
  };
});
