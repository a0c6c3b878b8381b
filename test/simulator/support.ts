import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/server.ts';

/** Thursday 2026-07-30, 18:00 in New York: the session is over. */
export const THURSDAY_EVENING = Date.UTC(2026, 6, 30, 22);

/** Starts a simulator at a fixed time, and closes it when the test is done. */
export async function withSimulator(
  options: SimulatorOptions,
  test: (simulator: Simulator) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ now: () => THURSDAY_EVENING, ...options });
  try {
    await test(simulator);
  } finally {
    await simulator.close();
  }
}

/** The address of one request, with a key unless told otherwise. */
export function address(simulator: Simulator, parameters: Readonly<Record<string, string>>): string {
  return `${simulator.url}?${new URLSearchParams({ apikey: 'test-key', ...parameters })}`;
}

/** The text of one answer. */
export async function ask(simulator: Simulator, parameters: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(address(simulator, parameters));
  return response.text();
}

/** The parsed answer. */
export async function askJson(simulator: Simulator, parameters: Readonly<Record<string, string>>): Promise<unknown> {
  return JSON.parse(await ask(simulator, parameters));
}

/** An object's entries, for reading answers without trusting their shape. */
export function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The value under a path of keys; undefined when there is none. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => new Map(entries(inner)).get(key), value);
}
