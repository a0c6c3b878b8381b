export { Alarm } from './alarm.ts';
export { MemoryWarmRuns } from './memory-warm-runs.ts';
export { nextAfter, renewBefore } from './schedule.ts';
export {
  isFinished,
  newWarmRun,
  parseWarmRun,
  WARM_SOURCES,
  type WarmOrder,
  type WarmOutcome,
  type WarmResult,
  type WarmRun,
  type WarmSource,
  type WarmState,
  type WarmTarget,
} from './warm-run.ts';
export type { WarmInterests, WarmLoads, WarmManner, WarmTry } from './warm-loads.ts';
export { WarmReturn } from './warm-return.ts';
export { WarmRunner } from './warm-runner.ts';
export { WARM_RUN_LIFE_MS, WARM_RUNS_KEPT, type WarmProgress, type WarmRuns } from './warm-runs.ts';
export { TooManyRunsError, Warming } from './warming.ts';
export { createWarmingCache, type WarmAnswer, WouldLoad } from './warming-cache.ts';
