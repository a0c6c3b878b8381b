/** A wrong `@cached`, with every fault found. It counts as configuration: the server does not start. */
export class DirectiveError extends Error {
  readonly code = 'DIRECTIVE_INVALID';
  /** One full sentence each, beginning with `Type.field`. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`@cached is used wrongly:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'DirectiveError';
    this.faults = faults;
  }
}
