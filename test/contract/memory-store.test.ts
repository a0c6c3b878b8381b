import { GuardedStore, MemoryStore } from '../../src/cache/index.ts';
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

describeStore('a guarded store', async () => {
  let now = 1_000_000;
  const store = new GuardedStore(new MemoryStore(1_000_000, () => now), {
    deadlineMs: 2000,
    connected: () => true,
    onChange: () => undefined,
  });
  return {
    store,
    pass: async (ms) => {
      now += ms;
    },
    close: () => store.close(),
  };
});
