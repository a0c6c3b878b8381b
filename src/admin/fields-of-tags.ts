/** What the automatic tag of a field begins with. */
const FIELD = 'field:';

/** The fields, `Type.field`, that share an entry with these tags. */
export function fieldsOfTags(tags: readonly string[]): readonly string[] {
  return tags.filter((tag) => tag.startsWith(FIELD)).map((tag) => tag.slice(FIELD.length));
}
