import { startSimulator } from '../simulator/server.ts';

/** The options of `penstock simulate`, all with defaults. */
export interface SimulateOptions {
  readonly port: number;
  readonly host: string;
  readonly latencyMs: number;
  readonly limitPerSecond: number;
  readonly limitPerDay: number;
  readonly seed: number;
}

/** Runs the simulator until SIGINT or SIGTERM. */
export async function simulate(options: SimulateOptions): Promise<void> {
  const simulator = await startSimulator(options).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The simulator could not start on ${options.host}:${options.port}: ${reason}\n`);
    process.exitCode = 1;
  });
  if (!simulator) {
    return;
  }
  // Handlers before the line is printed: whoever reads it may stop us at once.
  const stopped = stopSignal();
  process.stdout.write(
    `Simulated figures, not market data. Any API key is accepted.\nALPHAVANTAGE_URL=${simulator.url}\n`,
  );
  await stopped;
  await simulator.close();
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
