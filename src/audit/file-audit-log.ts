import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AUDIT_RECORDS_KEPT, type AuditLog, type AuditRecord, parseAuditRecord } from './audit-log.ts';

/** The audit log of a single process without Redis: JSON lines in a file. */
export class FileAuditLog implements AuditLog {
  readonly #path: string;
  /** One write after the other. */
  #writing: Promise<void> = Promise.resolve();
  #untrimmed = 0;

  constructor(path: string) {
    this.#path = path;
  }

  append(record: AuditRecord): Promise<void> {
    const written = this.#writing.then(() => this.#append(record));
    // Whoever asked hears of a failure; the next write is not hindered by it.
    this.#writing = written.catch(() => undefined);
    return written;
  }

  async newest(count: number): Promise<readonly AuditRecord[]> {
    await this.#writing;
    return (await this.#read()).slice(-count).reverse();
  }

  async #append(record: AuditRecord): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    await appendFile(this.#path, `${JSON.stringify(record)}\n`);
    this.#untrimmed += 1;
    if (this.#untrimmed < AUDIT_RECORDS_KEPT) return;
    this.#untrimmed = 0;
    const kept = (await this.#read()).slice(-AUDIT_RECORDS_KEPT);
    // By way of another file, so that a crash leaves the old one or the new one.
    await writeFile(`${this.#path}.new`, kept.map((one) => `${JSON.stringify(one)}\n`).join(''));
    await rename(`${this.#path}.new`, this.#path);
  }

  async #read(): Promise<readonly AuditRecord[]> {
    const text = await readFile(this.#path, 'utf8').catch((error: unknown) => {
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap((line) => parseAuditRecord(line) ?? []);
  }
}
