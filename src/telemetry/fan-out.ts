/** One listener that tells several, in their order. */
export function fanOut<Event>(...listeners: readonly ((event: Event) => void)[]): (event: Event) => void {
  return (event) => {
    for (const listener of listeners) listener(event);
  };
}
