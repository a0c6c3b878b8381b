/** The parameters of one request to /query, with the vendor's defaults filled in. */
export interface Query {
  readonly functionName: string;
  readonly apiKey: string;
  readonly symbol: string;
  readonly keywords: string;
  readonly csv: boolean;
  readonly outputSize: string;
  readonly interval: string;
  readonly maturity: string;
  readonly tickers: string;
  readonly topics: string;
  readonly limit: string;
}

/** Reads the query string. Nothing is refused here; each answer checks what it needs. */
export function readQuery(parameters: URLSearchParams): Query {
  const read = (name: string, fallback = ''): string => parameters.get(name)?.trim() || fallback;
  return {
    functionName: read('function'),
    apiKey: read('apikey'),
    symbol: read('symbol'),
    keywords: read('keywords'),
    csv: read('datatype', 'json') === 'csv',
    outputSize: read('outputsize', 'compact'),
    interval: read('interval'),
    maturity: read('maturity'),
    tickers: read('tickers'),
    topics: read('topics'),
    limit: read('limit'),
  };
}
