/** How many of the visitor's messages this agent has not read. */
export const unreadOf = (
  thread: { visitorMessages: number; readBy: Readonly<Record<number, number>> },
  agentId: number,
): number => thread.visitorMessages - (thread.readBy[agentId] ?? 0);
