import type { Acknowledged } from './stubborn-sender.ts';
import type { Tally } from './tally.ts';

export type Row = { seq: number; msgId: string; sender: string; text: string };

/** One who wrote into a thread: what he was told is stored, and how the text of a message names it. */
export type Writer = {
  sender: 'agent' | 'visitor';
  acknowledged: readonly Acknowledged[];
  textOf: (clientMsgId: string) => string;
};

type Findings = Pick<Tally, 'acknowledged' | 'lost' | 'doubled' | 'outOfOrder'>;

const lostOf = (writer: Writer, bySeq: ReadonlyMap<number, Row>): number =>
  writer.acknowledged.filter(({ seq, msgId, clientMsgId }) => {
    const row = bySeq.get(seq);
    return row?.msgId !== msgId || row.text !== writer.textOf(clientMsgId);
  }).length;

const doubledOf = (rows: readonly Row[]): number => {
  const texts = rows.filter(({ text }) => text !== '').map(({ sender, text }) => `${sender}: ${text}`);
  return texts.length - new Set(texts).size + rows.length - new Set(rows.map(({ msgId }) => msgId)).size;
};

/** A sender's acknowledgements came in the order in which he wrote, so their numbers must grow. */
const outOfOrderOf = (writer: Writer): number =>
  writer.acknowledged.filter(({ seq }, index) => seq <= (writer.acknowledged[index - 1]?.seq ?? 0)).length;

const gapsOf = (rows: readonly Row[]): number => rows.filter(({ seq }, index) => seq !== index + 1).length;

/**
 * Compares what the writers of one thread were told with what is read: acknowledged ⊆ read, each once, numbered without
 * gaps (D1, D2, M2). `rows` are all of the thread, in order of `seq`.
 */
export const judge = (rows: readonly Row[], writers: readonly Writer[]): Findings => {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const sum = (of: (writer: Writer) => number) => writers.reduce((total, writer) => total + of(writer), 0);
  return {
    acknowledged: sum(({ acknowledged }) => acknowledged.length),
    lost: sum((writer) => lostOf(writer, bySeq)),
    doubled: doubledOf(rows),
    outOfOrder: sum(outOfOrderOf) + gapsOf(rows),
  };
};

export const addUp = (findings: readonly Findings[]): Findings => {
  const sum = (of: (finding: Findings) => number) =>
    findings.reduce((total, finding) => total + of(finding), 0);
  return {
    acknowledged: sum((finding) => finding.acknowledged),
    lost: sum((finding) => finding.lost),
    doubled: sum((finding) => finding.doubled),
    outOfOrder: sum((finding) => finding.outOfOrder),
  };
};
