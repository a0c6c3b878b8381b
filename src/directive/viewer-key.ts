import { createHash } from 'node:crypto';

/** Who asks, verified before it came here. */
export interface Principal {
  /** Unique among all viewers; may be an e-mail address, so it is never written into a key as it is. */
  readonly subject: string;
}

/** One viewer in keys and tags: 43 characters. The hash is over UTF-16, in which no two texts are the same bytes. */
export function viewerPartOf({ subject }: Principal): string {
  return createHash('sha256').update(subject, 'utf16le').digest('base64url');
}

/** The tag of all private entries of a viewer. */
export function viewerTagOf(viewerPart: string): string {
  return `viewer:${viewerPart}`;
}

/** The key of a private entry. `~` begins no public key, whose first part is a literal of the schema. */
export function privateKeyOf(viewerPart: string, rest: string): string {
  return `~viewer:${viewerPart}/${rest}`;
}
