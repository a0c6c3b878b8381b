import pino, { type DestinationStream, type Logger } from 'pino';

const SECRETS = ['authorization', 'Authorization', 'apikey', 'apiKey'];
const KEY_IN_URL = /(apikey=)[^&\s"\\]+/gi;

/** How the process writes its log. */
export interface LoggerOptions {
  readonly level: string;
  /** For people at a terminal; JSON lines otherwise. */
  readonly pretty: boolean;
  /** Where JSON lines go; standard output when left out. */
  readonly destination?: DestinationStream;
}

/** The process log. Secrets are cut by field name at three depths, and the vendor's key wherever a URL is quoted. */
export function createLogger({ level, pretty, destination }: LoggerOptions): Logger {
  const options = {
    level,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    hooks: { streamWrite: (line: string) => line.replace(KEY_IN_URL, '$1[redacted]') },
  };
  if (destination) return pino(options, destination);
  return pretty ? pino({ ...options, transport: { target: 'pino-pretty' } }) : pino(options);
}
