import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { ReadyEntries } from '../cache/index.ts';
import type { CachedField, FieldAnswer } from '../directive/index.ts';
import { unpooled } from '../lib/unpooled.ts';
import { isPreparable } from './is-preparable.ts';
import type { PreparedAnswers } from './prepared-answers.ts';
import { selectionIdOf } from './selection-id.ts';
import { textsAround } from './texts-around.ts';

export interface PrepareOptions {
  readonly answers: PreparedAnswers;
  readonly ready: ReadyEntries;
  readonly schema: GraphQLSchema;
  readonly fields: readonly CachedField[];
  /** Coordinates of the fields without an entry of their own whose values follow from the request alone. */
  readonly fixed: ReadonlySet<string>;
}

/** A request that was answered without an error, the ordinary way. */
export interface AnsweredRequest {
  /** As it was sent. */
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly data: unknown;
  readonly fieldAnswers: readonly FieldAnswer[];
}

/** Learns from an answer how to give it again. */
export type Prepare = (answered: AnsweredRequest) => void;

/** Makes the function that learns. */
export function createPrepare({ answers, ready, schema, fields, fixed }: PrepareOptions): Prepare {
  const cached = new Map(fields.map(({ coordinate, scope }) => [coordinate, scope]));
  const known = new WeakMap<OperationDefinitionNode, boolean>();
  const allows = (document: DocumentNode, operation: OperationDefinitionNode): boolean => {
    const seen = known.get(operation);
    if (seen !== undefined) return seen;
    const verdict = isPreparable({ schema, cached, fixed }, operation, fragmentsOf(document));
    known.set(operation, verdict);
    return verdict;
  };

  return ({ text, document, operation, data, fieldAnswers }) => {
    // Of values that came from elsewhere there is no entry at hand that the texts could be kept beside.
    if (fieldAnswers.length === 0 || !fieldAnswers.every(({ served }) => served.status === 'HIT')) return;
    if (!allows(document, operation)) return;
    const selections = fieldAnswers.map(({ info }) => selectionIdOf(info));
    for (const [index, { request, served, path }] of fieldAnswers.entries()) {
      if (served.result.kind !== 'value') return;
      const fragment = {
        selection: selections[index] ?? '',
        text: () => unpooled([Buffer.from(JSON.stringify(valueAt(data, path)))]),
      };
      ready.keepFragment(request.key, served.result.value, fragment);
    }
    if (answers.has(text)) return;
    const around = textsAround(
      { data },
      fieldAnswers.map(({ path }) => ['data', ...path]),
    );
    if (around === null) return;
    answers.keep(text, {
      operationName: operation.name?.value ?? null,
      categories: [...new Set(fieldAnswers.map(({ request }) => request.category))],
      joined: null,
      joinedBytes: JSON.stringify(data).length,
      texts: around.texts.map((part, index) =>
        unpooled([Buffer.from(index === fieldAnswers.length ? `${part}\n` : part)]),
      ),
      fields: around.order.flatMap((index) => {
        const answer = fieldAnswers[index];
        if (answer === undefined) return [];
        return { request: answer.request, path: answer.path, selection: selections[index] ?? '' };
      }),
    });
  };
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function valueAt(data: unknown, path: FieldAnswer['path']): unknown {
  return path.reduce<unknown>((value, step) => Reflect.get(Object(value), step), data);
}
