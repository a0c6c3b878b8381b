import { z } from 'zod';
import { cacheKeyFrom } from '../../src/cache/index.ts';

/** What the test and the engine's process say to each other. */
const Key = z.string().transform(cacheKeyFrom);

const Request = z.object({
  key: Key,
  field: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  policy: z.object({
    maxAgeMs: z.number(),
    staleWhileRevalidateMs: z.number(),
    staleIfErrorMs: z.number(),
    absentMs: z.number(),
  }),
});

const Target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key'), key: Key }),
  z.object({ kind: z.literal('tag'), tag: z.string() }),
]);

/** What a load comes to: a value, an error of the market by its code, or whatever the test says later. */
const LoadForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('give'), value: z.string() }),
  z.object({ kind: z.literal('fail'), code: z.string() }),
  z.object({ kind: z.literal('hold') }),
]);
export type LoadForm = z.infer<typeof LoadForm>;

const Command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask'), request: Request, load: LoadForm }),
  /** Ends the load of this key that was told to hold. */
  z.object({ kind: z.literal('finish'), key: Key, value: z.string() }),
  z.object({ kind: z.literal('invalidate'), target: Target, mode: z.enum(['HARD', 'SOFT']) }),
  z.object({ kind: z.literal('tracking'), state: z.enum(['ON', 'OFF', 'LOST']) }),
]);
export type Command = z.input<typeof Command>;

export const CommandMessage = z.object({ id: z.number(), command: Command });

/** How a question was answered. */
const Answer = z.object({
  status: z.string(),
  tier: z.string(),
  staleReason: z.string().optional(),
  /** The value, or the code of the error. */
  value: z.string(),
});
export type Answer = z.infer<typeof Answer>;

export const ReplyMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('event'), event: z.string(), key: z.string() }),
  z.object({ kind: z.literal('done'), id: z.number(), answer: Answer.nullable() }),
  z.object({ kind: z.literal('failed'), id: z.number(), message: z.string() }),
]);
export type ReplyMessage = z.infer<typeof ReplyMessage>;
