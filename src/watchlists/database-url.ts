/** Where the database is, as `DATABASE_URL` says it. */
export type DatabaseTarget =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Two slashes begin the name of a host, which must be empty. */
const FILE = /^file:(?:\/\/(?=\/)|(?!\/\/))([^?#]+)$/;

/** Reads `file:path`, `file:///absolute/path` and `postgres://…`; null for anything else. */
export function parseDatabaseUrl(url: string): DatabaseTarget | null {
  const path = FILE.exec(url)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path };
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url) ? { kind: 'postgres', url } : null;
}
