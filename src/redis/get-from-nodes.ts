import slotOf from 'cluster-key-slot';
import { type Cluster, ReplyError } from 'ioredis';

/** Reads names that lie on several nodes of a cluster: one pipeline to each node, in the order of the names. */
export async function getFromNodes(client: Cluster, names: readonly string[]): Promise<readonly (Buffer | null)[]> {
  const found = new Map<string, Buffer | null>();
  const read = async (group: readonly string[]): Promise<void> => {
    const replies = await getTogether(client, group);
    await Promise.all(group.map(async (name, index) => found.set(name, await settled(client, name, replies[index]))));
  };
  await Promise.all(groupsOf(client, names).map(read));
  return names.map((name) => found.get(name) ?? null);
}

type Reply = readonly [error: Error | null, result: unknown];

/** No replies when the client would not send it, or send it on: the slots are no longer where it knew them. */
async function getTogether(client: Cluster, group: readonly string[]): Promise<readonly Reply[]> {
  const pipeline = client.pipeline();
  for (const name of group) pipeline.getBuffer(name);
  try {
    return (await pipeline.exec()) ?? [];
  } catch {
    // Asked for one by one instead; should that fail too, it is told.
    return [];
  }
}

/** By itself a command follows a slot that has moved; in a pipeline with others it may not. */
async function settled(client: Cluster, name: string, reply: Reply | undefined): Promise<Buffer | null> {
  const [error, result] = reply ?? [null, undefined];
  if (reply === undefined || error instanceof ReplyError) return client.getBuffer(name);
  if (error !== null) throw error;
  return Buffer.isBuffer(result) ? result : null;
}

/** What a pipeline may hold together: names whose slots are served by the same nodes. */
function groupsOf(client: Cluster, names: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const nodes = client.slots[slotOf(name)]?.join() ?? '';
    const group = groups.get(nodes);
    if (group === undefined) groups.set(nodes, [name]);
    else group.push(name);
  }
  return [...groups.values()];
}
