/** How the commands reach a running gateway. */
export interface AdminTarget {
  /** The gateway's origin, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly token?: string | undefined;
}

/** A command that did not do what it was asked, and the exit code that says so. */
export class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** 2 is a wrong command line. `inPart`: all went well, and the budget did not reach for the rest. */
export const EXIT = { refused: 1, badUsage: 2, unreachable: 3, notLetIn: 4, inPart: 5 } as const;

/** Counting a big store takes its time, ms. */
const DEADLINE_MS = 120_000;

/**
 * Asks the admin API.
 *
 * @returns Its `data`.
 * @throws CommandFailure
 */
export async function requestAdmin(target: AdminTarget, query: string, variables: object = {}): Promise<unknown> {
  const url = adminUrlOf(target.url);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${target.token ?? ''}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(DEADLINE_MS),
  }).catch((error: unknown) => {
    throw new CommandFailure(EXIT.unreachable, `No gateway answers at ${url}: ${reasonOf(error)}.`);
  });
  if (response.status === 401) {
    throw new CommandFailure(EXIT.notLetIn, 'Not let in: set ADMIN_TOKEN, or --token, to the token of the gateway.');
  }
  if (response.status === 404) {
    throw new CommandFailure(EXIT.notLetIn, `There is no admin API at ${url}: the gateway needs an ADMIN_TOKEN.`);
  }
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null) {
    throw new CommandFailure(EXIT.refused, `The answer has status ${response.status} and is no GraphQL answer.`);
  }
  const errors: unknown = Reflect.get(body, 'errors');
  if (Array.isArray(errors)) throw new CommandFailure(EXIT.refused, errors.map(messageOf).join('\n'));
  return Reflect.get(body, 'data');
}

function adminUrlOf(url: string): string {
  if (!URL.canParse(url))
    throw new CommandFailure(EXIT.badUsage, `--url must be an http:// or https:// URL; got ${url}.`);
  return new URL('/admin/graphql', url).href;
}

/** What went wrong with a connection is told by the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const extensions: unknown = Reflect.get(error, 'extensions');
  const code: unknown = typeof extensions === 'object' && extensions !== null ? Reflect.get(extensions, 'code') : '';
  return `${String(code)}: ${String(Reflect.get(error, 'message'))}`;
}
