/** Where Redis is, as `REDIS_URL` says it. */
export type RedisTarget = {
  readonly tls: boolean;
  readonly username: string | null;
  readonly password: string | null;
} & (
  | { readonly kind: 'single'; readonly host: string; readonly port: number; readonly db: number }
  | { readonly kind: 'sentinel'; readonly nodes: readonly RedisNode[]; readonly master: string; readonly db: number }
  | { readonly kind: 'cluster'; readonly nodes: readonly RedisNode[] }
);

export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

const FORM = /^(rediss?)(\+sentinel|\+cluster)?:\/\/(?:([^@/]*)@)?([^/@]+)(?:\/(.*))?$/;

/**
 * Reads `redis://[user:password@]host[:port][/db]`, `redis+sentinel://host:port,…/master[/db]` and
 * `redis+cluster://host:port,…`; with `rediss` for TLS. User and password are percent-encoded.
 *
 * @throws Error that shows the accepted forms and no secret.
 */
export function parseRedisUrl(url: string): RedisTarget {
  const [, scheme, mode, login, hosts = '', path = ''] = FORM.exec(url) ?? [];
  if (scheme === undefined) throw badUrl();
  const credentials = { tls: scheme === 'rediss', ...parseLogin(login ?? '') };
  const nodes = hosts.split(',').map((host) => parseNode(host, mode === '+sentinel' ? 26379 : 6379));
  if (mode === '+cluster') {
    if (path !== '') throw badUrl();
    return { ...credentials, kind: 'cluster', nodes };
  }
  const parts = path.split('/');
  if (mode === '+sentinel') {
    const [master = '', db = ''] = parts;
    if (master === '' || parts.length > 2) throw badUrl();
    return { ...credentials, kind: 'sentinel', nodes, master, db: parseNumber(db || '0', 15) };
  }
  const [node] = nodes;
  if (node === undefined || nodes.length > 1 || parts.length > 1) throw badUrl();
  return { ...credentials, kind: 'single', ...node, db: parseNumber(path || '0', 15) };
}

function parseLogin(login: string): { readonly username: string | null; readonly password: string | null } {
  const [username = '', ...rest] = login.split(':');
  const password = rest.join(':');
  return { username: decodeURIComponent(username) || null, password: decodeURIComponent(password) || null };
}

function parseNode(text: string, defaultPort: number): RedisNode {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-fA-F:]+)\]|([^:[\]]+))(?::(\d+))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) throw badUrl();
  return { host, port: port === undefined ? defaultPort : parseNumber(port, 65_535) };
}

function parseNumber(text: string, max: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > max) throw badUrl();
  return number;
}

function badUrl(): Error {
  return new Error(
    'REDIS_URL must be redis://[user:password@]host[:port][/db], redis+sentinel://host:port,…/master[/db] or redis+cluster://host:port,… (rediss for TLS).',
  );
}
