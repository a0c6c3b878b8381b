const works = new Set<() => void>();
let heeded = false;

/**
 * Does this when the process ends: by itself, by a failure, by Ctrl-C or a SIGTERM. Nothing may be awaited then.
 *
 * @returns Takes it back.
 */
export function atExit(work: () => void): () => void {
  works.add(work);
  if (!heeded) heed();
  return () => works.delete(work);
}

function heed(): void {
  heeded = true;
  process.on('exit', () => {
    for (const work of works) work();
  });
  // A signal ends the process without an 'exit' unless it is heard.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}
