import type { Frame, WireClient } from '../../interface-4/wire-client.ts';

type Row = { seq: number };

const rowOf = (frame: Frame, userid: string): Row | null => {
  if (frame.method !== 'message_push') return null;
  // An agent is told whose thread it is; a visitor has but one.
  if (frame['userid'] !== undefined && frame['userid'] !== userid) return null;
  return frame['record'] as Row;
};

/** Which messages of the thread a client was pushed, in the order in which they came. */
export const follow = (client: WireClient, userid: string) => {
  const told = (): number[] =>
    client.heard.flatMap((frame) => {
      const row = rowOf(frame, userid);
      return row ? [row.seq] : [];
    });
  return {
    told,
    /** From its first one to this one nothing is missing. */
    complete: (last: number): boolean => {
      const seqs = told();
      const [first] = seqs;
      return first !== undefined && new Set(seqs).size === last - first + 1 && seqs.includes(last);
    },
  };
};
