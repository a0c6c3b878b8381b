/** A body as the vendor sends it; nearly every one comes with status 200. */
export type Body =
  | { readonly kind: 'json'; readonly value: object }
  | { readonly kind: 'csv'; readonly header: string; readonly rows: readonly string[] };

/** JSON indented by four spaces, CSV with CRLF: the vendor's habits. */
export function bodyText(body: Body): string {
  return body.kind === 'json'
    ? JSON.stringify(body.value, null, 4)
    : [body.header, ...body.rows].map((line) => `${line}\r\n`).join('');
}

/** The content type the vendor gives to each form. */
export function bodyType(body: Body): string {
  return body.kind === 'json' ? 'application/json' : 'application/x-download';
}

/** Prices always carry four decimals. */
export function fourDecimals(value: number): string {
  return value.toFixed(4);
}
