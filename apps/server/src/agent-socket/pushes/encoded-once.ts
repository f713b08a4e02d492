import type { AgentConnection } from '../../presence/presence.ts';

/** A frame for many: encoded once for all to whom it reads the same, by `keyOf`. */
export const encodedOnce = (
  keyOf: (connection: AgentConnection) => string,
  encode: (connection: AgentConnection) => string,
): ((connection: AgentConnection) => string) => {
  let frames: Map<string, string> | null = null;
  return (connection) => {
    frames ??= new Map();
    const key = keyOf(connection);
    const known = frames.get(key);
    if (known !== undefined) return known;
    const frame = encode(connection);
    frames.set(key, frame);
    return frame;
  };
};
