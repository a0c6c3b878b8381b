import type { Config } from './config.ts';
import type { CallGuard } from './market/upstream-call.ts';
import { connectRedis } from './redis/connect.ts';
import { RedisLedger } from './redis/redis-ledger.ts';
import {
  Budget,
  type BudgetLedger,
  createCallGuard,
  FleetLedger,
  isLimited,
  MemoryLedger,
  type OnUpstreamEvent,
} from './upstream/index.ts';

/** What stands between the source and the upstream. */
export interface UpstreamCalls {
  readonly guard: CallGuard;
  readonly budget: Budget;
  /** How long a call may take, the wait for its turn included, ms. */
  readonly longestMs: number;
  close(): Promise<void>;
}

/** A place in the budget is worth a longer wait than a cached answer, ms. */
const LEDGER_DEADLINE_MS = 1000;
/** How often a replica says that it lives and hears how many do, ms. */
const REPORT_EVERY_MS = 5000;

/** Makes the budget, shared over Redis where there is one and a limit to share, and the guard before every call. */
export async function createUpstreamCalls(config: Config, onEvent: OnUpstreamEvent): Promise<UpstreamCalls> {
  const { rules, dayZone, queueMs, retries, timeoutMs } = config.upstream;
  const limited = isLimited(rules.limits);
  const { ledger, close } = limited ? await openLedger(config, onEvent) : privateLedger();
  const budget = new Budget({ ledger, rules, dayZone, queueMs, now: Date.now, onEvent });
  const beat = setInterval(() => void heartbeat(budget), REPORT_EVERY_MS);
  beat.unref();
  await heartbeat(budget);
  return {
    guard: createCallGuard({ budget, retries, timeoutMs, onEvent }),
    budget,
    longestMs: (limited ? queueMs : 0) + timeoutMs,
    async close() {
      clearInterval(beat);
      await close();
    },
  };
}

interface OpenLedger {
  readonly ledger: BudgetLedger;
  close(): Promise<void>;
}

function privateLedger(): OpenLedger {
  return { ledger: new MemoryLedger(Date.now), close: () => Promise.resolve() };
}

async function openLedger({ redis }: Config, onEvent: OnUpstreamEvent): Promise<OpenLedger> {
  if (redis.url === null) return privateLedger();
  // Trouble of the connection shows with the next booking, and is told then.
  const client = connectRedis({ url: redis.url, deadlineMs: LEDGER_DEADLINE_MS, onError: () => undefined });
  const shared = new RedisLedger(client, redis.keyPrefix);
  await shared.contact(LEDGER_DEADLINE_MS);
  return { ledger: new FleetLedger({ shared, now: Date.now, onEvent }), close: () => shared.leave() };
}

/** A report that fails has been told by the ledger. */
async function heartbeat(budget: Budget): Promise<void> {
  try {
    await budget.report();
  } catch {
    // The next one may get through.
  }
}
