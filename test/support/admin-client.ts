import { z } from 'zod';

export const ADMIN_TOKEN = 'a-token-of-the-tests';

const AnswerForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).optional(),
});

/** Asks the admin API of a gateway, as an operator. */
export async function askAdmin(
  { url }: { readonly url: string },
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
) {
  const response = await fetch(`${originOf(url)}/admin/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query, variables }),
  });
  return AnswerForm.parse(await response.json());
}

/** The field's answer, read by `form`; throws with the errors when there is none. */
export async function adminField<Value>(
  gateway: { readonly url: string },
  [query, variables]: readonly [string, Readonly<Record<string, unknown>>?],
  form: z.ZodType<Value>,
): Promise<Value> {
  const answer = await askAdmin(gateway, query, variables);
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return form.parse(Object.values(answer.data ?? {})[0]);
}

function originOf(url: string): string {
  return new URL(url).origin;
}

const RowsForm = z.object({
  extensions: z.object({ cache: z.array(z.object({ key: z.string(), status: z.string(), tier: z.string() })) }),
});

/** How the cached fields of a query were answered. */
export async function rowsOf(
  gateway: { ask(query: string, headers?: Record<string, string>): Promise<unknown> },
  query: string,
) {
  return RowsForm.parse(await gateway.ask(query, { 'penstock-debug': '1' })).extensions.cache;
}
