import type { Cluster } from 'ioredis';
import { slotOf } from './cluster-slot.ts';

/** Reads names that lie on several nodes of a cluster: one pipeline to each node, in the order of the names. */
export async function getFromNodes(client: Cluster, names: readonly string[]): Promise<readonly (Buffer | null)[]> {
  const found = new Map<string, Buffer | null>();
  const read = async (group: readonly string[]): Promise<void> => {
    const pipeline = client.pipeline();
    for (const name of group) pipeline.getBuffer(name);
    const replies = (await pipeline.exec()) ?? [];
    await Promise.all(
      group.map(async (name, index) => {
        const [error, reply] = replies[index] ?? [new Error('no reply')];
        // Its slot has moved, for all we know: by itself a command follows it, in a pipeline it may not.
        if (error !== null) found.set(name, await client.getBuffer(name));
        else found.set(name, Buffer.isBuffer(reply) ? reply : null);
      }),
    );
  };
  await Promise.all(groupsOf(client, names).map(read));
  return names.map((name) => found.get(name) ?? null);
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
