import { createRequire } from 'node:module';
import { arch, cpus } from 'node:os';
import { deserialize, serialize } from 'node:v8';
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
} from 'node:zlib';
import { z } from 'zod';
import { decodePayload, encodePayload } from '../src/cache/codec.ts';
import { domainValues } from './domain-values.ts';

/**
 * Compares encodings of cache entries: `npx tsx bench/codec.ts`. CODEC_MSGPACKR=/path/to/node_modules/msgpackr adds
 * MessagePack, which the project does not install. Every round measures every candidate, in an order that shifts, so a
 * machine that slows down slows them all. Figures: the median of the rounds, and in brackets the least and the most.
 */

interface Candidate {
  readonly name: string;
  readonly encode: (content: unknown) => Buffer;
  readonly decode: (bytes: Buffer) => unknown;
}

const ROUNDS = 15;
/** One measurement repeats its work for about so long, ms. */
const SPAN_MS = 4;

const toJson = (content: unknown): Buffer => Buffer.from(JSON.stringify(content));
const fromJson = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'));

function compressed(name: string, pack: (text: Buffer) => Buffer, unpack: (bytes: Buffer) => Buffer): Candidate {
  return { name, encode: (content) => pack(toJson(content)), decode: (bytes) => fromJson(unpack(bytes)) };
}

function brotli(quality: number): Candidate {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  return compressed(`JSON + brotli ${quality}`, (text) => brotliCompressSync(text, { params }), brotliDecompressSync);
}

function messagePack(): readonly Candidate[] {
  const path = process.env.CODEC_MSGPACKR;
  if (path === undefined) return [];
  const module: unknown = createRequire(import.meta.url)(path);
  const { pack, unpack } = z
    .object({
      pack: z.custom<(content: unknown) => Buffer>((value) => typeof value === 'function'),
      unpack: z.custom<(bytes: Buffer) => unknown>((value) => typeof value === 'function'),
    })
    .parse(module);
  return [
    { name: 'MessagePack', encode: pack, decode: unpack },
    {
      name: 'MessagePack + deflate 1',
      encode: (content) => deflateRawSync(pack(content), { level: 1 }),
      decode: (bytes) => unpack(inflateRawSync(bytes)),
    },
  ];
}

const candidates: readonly Candidate[] = [
  { name: 'JSON', encode: toJson, decode: fromJson },
  ...[1, 3, 6].map((level) =>
    compressed(`JSON + deflate ${level}`, (text) => deflateRawSync(text, { level }), inflateRawSync),
  ),
  compressed('JSON + gzip 1', (text) => gzipSync(text, { level: 1 }), gunzipSync),
  ...[1, 2, 3, 4].map(brotli),
  { name: 'v8.serialize', encode: serialize, decode: deserialize },
  {
    name: 'v8.serialize + deflate 1',
    encode: (content) => deflateRawSync(serialize(content), { level: 1 }),
    decode: (bytes) => deserialize(inflateRawSync(bytes)),
  },
  ...messagePack(),
  {
    name: 'ours',
    encode: (content) => encodePayload(content).payload,
    decode: (bytes) => decodePayload(bytes)?.content,
  },
];

/** Each in the envelope of an entry. */
async function entries(): Promise<readonly (readonly [name: string, entry: unknown])[]> {
  const { quote, fundamentals, bars } = await domainValues();
  const values = [
    ['a quote', quote],
    ['an overview', fundamentals],
    ...[4, 8, 16, 32, 250, 5000].map((count) => [`${count} bars`, bars(count)] as const),
  ] as const;
  return values.map(([name, value]) => [name, envelope(value)]);
}

function envelope(value: unknown): unknown {
  const storedAt = 1_800_000_000_000;
  const until = storedAt + 300_000;
  return { kind: 'value', value, storedAt, freshUntil: until, staleUntil: until, fallbackUntil: until, loadMs: 215 };
}

/** Repeats the work for about the span, µs a run. */
function time(work: () => unknown, runs: number): number {
  const startedAt = performance.now();
  for (let run = 0; run < runs; run += 1) work();
  return ((performance.now() - startedAt) * 1000) / runs;
}

function runsFor(work: () => unknown): number {
  for (let run = 0; run < 20; run += 1) work();
  return Math.max(1, Math.round((SPAN_MS * 1000) / time(work, 10)));
}

function spread(figures: readonly number[]): string {
  const [least, median, most] = [0, 0.5, 1].map((share) => figures.toSorted((a, b) => a - b)[share * (ROUNDS - 1)]);
  return `${digits(median)} [${digits(least)}–${digits(most)}]`;
}

function digits(figure = Number.NaN): string {
  return figure < 100 ? figure.toFixed(1) : figure.toFixed(0);
}

function measure(name: string, entry: unknown): void {
  const works = candidates.map((candidate) => {
    const bytes = candidate.encode(entry);
    const encode = (): unknown => candidate.encode(entry);
    const decode = (): unknown => candidate.decode(bytes);
    const runs = { encode: runsFor(encode), decode: runsFor(decode) };
    const encoded: number[] = [];
    const decoded: number[] = [];
    return { name: candidate.name, bytes, encode, decode, runs, encoded, decoded };
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const work of [...works.slice(round % works.length), ...works.slice(0, round % works.length)]) {
      work.encoded.push(time(work.encode, work.runs.encode));
      work.decoded.push(time(work.decode, work.runs.decode));
    }
  }
  console.log(`\n| ${name} | bytes | encode, µs | decode, µs |\n| --- | ---: | ---: | ---: |`);
  for (const { name, bytes, encoded, decoded } of works) {
    console.log(`| ${name} | ${bytes.length} | ${spread(encoded)} | ${spread(decoded)} |`);
  }
}

console.log(`Node.js ${process.version}, ${arch()}, ${cpus()[0]?.model} × ${cpus().length}, ${ROUNDS} rounds`);
for (const [name, entry] of await entries()) measure(name, entry);
