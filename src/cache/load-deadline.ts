import type { LoadRun } from './cache-request.ts';

/**
 * Runs a load for at most `deadlineMs`. A shared load belongs to nobody: a caller that hangs up does not end it, its
 * own deadline does.
 */
export async function loadWithin(
  load: (signal: LoadRun['signal']) => Promise<unknown>,
  deadlineMs: number,
  timeout: () => Error,
): Promise<unknown> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = timeout();
      controller.abort(error);
      reject(error);
    }, deadlineMs);
  });
  try {
    return await Promise.race([load(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
