import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** How large one operation may be before it is looked at any further. */
export interface OperationLimits {
  /** Nesting of fields; fragments add none of their own. */
  readonly depth: number;
  readonly aliases: number;
  /** Lexical tokens of the document, counted while it is parsed. */
  readonly tokens: number;
}

/** What every operation of a good client fits in, by far. */
export const DEFAULT_LIMITS: OperationLimits = { depth: 12, aliases: 500, tokens: 5000 };

/**
 * Depth and aliases. Tokens are the parser's (`parseOptions.maxTokens`): Apollo offers no other parse function. The
 * tree below `__schema` is left to graphql-js's own rule on introspection depth, or no tool could introspect.
 */
export function limitRules({ depth, aliases }: OperationLimits): ValidationRule[] {
  return [
    maxDepthRule({
      n: depth,
      flattenFragments: true,
      ignoreIntrospection: true,
      ...reporting('OPERATION_TOO_DEEP', `The operation is nested deeper than ${depth} levels.`, depth),
    }),
    maxAliasesRule({
      n: aliases,
      // The library's default would let `__typename` be aliased without end.
      allowList: [],
      ...reporting('OPERATION_TOO_MANY_ALIASES', `The operation has more than ${aliases} aliases.`, aliases),
    }),
  ];
}

/** Reports instead of throwing: a rule that throws is an internal error to Apollo, and a 500. */
function reporting(code: string, message: string, limit: number) {
  return {
    propagateOnRejection: false,
    onReject: [
      (context: ValidationContext | null) =>
        context?.reportError(new GraphQLError(message, { extensions: { code, limit } })),
    ],
  };
}
