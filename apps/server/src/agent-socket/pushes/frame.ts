import type { AgentPush, AgentPushName } from '@inlay/protocol/agent-socket/pushes.ts';

/** A push as text; the type ties the name to its fields. */
export const pushFrame = <P extends AgentPushName>(
  method: P,
  fields: Omit<AgentPush<P>, 'method' | 'code'>,
): string => JSON.stringify({ code: 0, method, ...fields });
