/** `{args.name}` or `{parent.name}` in a template. */
export interface Placeholder {
  readonly root: 'args' | 'parent';
  readonly name: string;
}

/** A parsed template: literals around placeholders, always one literal more than placeholders. */
export interface Template {
  readonly literals: readonly string[];
  readonly placeholders: readonly Placeholder[];
  /** The text with `{}` for every placeholder: templates with the same skeleton name the same entries. */
  readonly skeleton: string;
}

/** A template, or what is wrong with its text, as ends of a sentence that begins with what the text is for. */
export type ParsedTemplate =
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

const LITERAL = /^[A-Za-z0-9._^&+:/-]*$/;
const PLACEHOLDER = /^(\w+)\.([A-Za-z_]\w*)$/;

/** Reads a template such as `quote:{args.symbol}`. */
export function parseTemplate(text: string): ParsedTemplate {
  const pieces = text.split(/\{([^{}]*)\}/);
  const literals = pieces.filter((_, index) => index % 2 === 0);
  const inner = pieces.filter((_, index) => index % 2 === 1);
  const placeholders = inner.map(placeholderOf);
  const faults = [
    ...literalFaults(text, literals),
    ...placeholders.filter((placeholder) => typeof placeholder === 'string'),
  ];
  if (faults.length > 0) return { kind: 'faults', faults };
  return {
    kind: 'template',
    template: {
      literals,
      placeholders: placeholders.filter((placeholder) => typeof placeholder !== 'string'),
      skeleton: literals.join('{}'),
    },
  };
}

/** Fills a template with one encoded part for each of its placeholders. */
export function renderTemplate({ literals }: Template, parts: readonly string[]): string {
  return literals.map((literal, index) => literal + (parts[index] ?? '')).join('');
}

/** The placeholder, or what is wrong with it. */
function placeholderOf(inner: string): Placeholder | string {
  const [, root, name] = PLACEHOLDER.exec(inner) ?? [];
  if (root === undefined || name === undefined) {
    return `must have placeholders of the form {args.name} or {parent.name}; got {${inner}}.`;
  }
  if (root === 'args' || root === 'parent') return { root, name };
  return `must have placeholders that begin with args or parent; got the unknown root ${root} in {${inner}}.`;
}

function literalFaults(text: string, literals: readonly string[]): string[] {
  if (literals.some((literal) => /[{}]/.test(literal))) {
    return [`must close every brace it opens, without nesting; got ${JSON.stringify(text)}.`];
  }
  const faults: string[] = [];
  if (text === '') faults.push('must not be empty; got "".');
  if (!literals.every((literal) => LITERAL.test(literal))) {
    faults.push(`must have only letters, digits and . _ ^ & + : / - around placeholders; got ${JSON.stringify(text)}.`);
  }
  // Parts never contain these two: without one between them, "ab" + "c" and "a" + "bc" would be the same text.
  if (literals.slice(1, -1).some((literal) => !/[:/]/.test(literal))) {
    faults.push(`must have a : or / between two placeholders; got ${JSON.stringify(text)}.`);
  }
  return faults;
}
