type Viewer = { id: number; role: 'admin' | 'agent'; workgroupIds: readonly number[] };
type Thread = { state: 'queued' | 'open' | 'closed'; agentId: number | null; workgroupId: number | null };

/** A13: a queue is seen by the members of its workgroup and by administrators; without workgroup by all. */
export const maySeeQueue = (viewer: Viewer, workgroupId: number | null): boolean =>
  workgroupId === null || viewer.role === 'admin' || viewer.workgroupIds.includes(workgroupId);

export const maySeeThread = (viewer: Viewer, thread: Thread): boolean =>
  thread.state === 'queued' ? maySeeQueue(viewer, thread.workgroupId) : thread.agentId === viewer.id;
