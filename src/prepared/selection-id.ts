import { createHash } from 'node:crypto';
import { type FieldNode, type GraphQLResolveInfo, Kind, print, visit } from 'graphql';
import { stableStringify } from '../lib/stable-stringify.ts';

const MAX_LENGTH = 64;

/** What a field's selection says, and which variables it reads. */
interface Selection {
  readonly text: string;
  readonly variables: readonly string[];
}

/** Apollo keeps the documents it has parsed: the same text is the same node. A node is in one document only. */
const known = new WeakMap<FieldNode, Selection>();

/**
 * Names what is selected below a field: equal for two fields of one type only if a value is completed to the same JSON
 * for both. Aliases, order, fragments and `@include` are all part of it, and so are the variables that it reads. At most
 * 64 characters.
 */
export function selectionIdOf({ fieldNodes, fragments, variableValues }: GraphQLResolveInfo): string {
  const selections = fieldNodes.map((node) => selectionOf(node, fragments));
  const names = new Set(selections.flatMap(({ variables }) => variables));
  const texts = selections.map(({ text }) => text).join('\n');
  if (names.size === 0) return shortened(texts);
  const used = Object.entries(variableValues).filter(([name]) => names.has(name));
  return shortened(`${texts}\n${stableStringify(Object.fromEntries(used))}`);
}

/** Every entry keeps it, and a client may select at any length. */
function shortened(text: string): string {
  return text.length <= MAX_LENGTH ? text : createHash('sha256').update(text).digest('base64url');
}

function selectionOf(node: FieldNode, fragments: GraphQLResolveInfo['fragments']): Selection {
  const seen = known.get(node);
  if (seen !== undefined) return seen;
  const texts: string[] = [];
  const variables = new Set<string>();
  const spreads = new Set<string>();
  const add = (part: FieldNode['selectionSet']): void => {
    if (part === undefined) return;
    texts.push(print(part));
    visit(part, {
      [Kind.VARIABLE]: ({ name }) => void variables.add(name.value),
      [Kind.FRAGMENT_SPREAD]: ({ name: { value: name } }) => {
        if (spreads.has(name)) return;
        spreads.add(name);
        const fragment = fragments[name];
        texts.push(`fragment ${name} on ${fragment?.typeCondition.name.value}`);
        add(fragment?.selectionSet);
      },
    });
  };
  add(node.selectionSet);
  const selection = { text: texts.join('\n'), variables: [...variables] };
  known.set(node, selection);
  return selection;
}
