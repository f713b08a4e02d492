import Type, { type Static } from 'typebox';
import { compile } from '@inlay/protocol/compile.ts';

/** What a node tells of one agent. */
const entrySchema = Type.Object({
  deskId: Type.Integer(),
  grace: Type.Boolean(),
  connections: Type.Array(
    Type.Object({
      clientId: Type.String({ maxLength: 64 }),
      sessionId: Type.Integer(),
      kind: Type.Enum(['chat', 'phone']),
      epoch: Type.Integer(),
    }),
  ),
});
export type AgentEntry = Static<typeof entrySchema>;

const entryChecker = compile(entrySchema);

/** Null for what is none; a node of another version, or a stranger's key. */
export const parseEntry = (text: string): AgentEntry | null => {
  try {
    const value: unknown = JSON.parse(text);
    return entryChecker.check(value) ? value : null;
  } catch {
    return null; // not JSON
  }
};
