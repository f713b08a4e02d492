import type { RecordRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { MessagePart, SendablePart } from '@inlay/protocol/content.ts';
import type { Desk } from '../model/desk.ts';
import { selectRows } from '../model/selectors.ts';

const isText = (part: MessagePart): part is Extract<SendablePart, { type: 'text' }> => part.type === 'text';

/** What the visitor asked since the agent last spoke; else the last thing the visitor said. */
export const openQuestion = (rows: readonly RecordRow[]): SendablePart[] => {
  const answered = rows.findLastIndex((row) => row.sender === 'agent');
  const asked = rows.slice(answered + 1).filter((row) => row.sender === 'visitor');
  const last = rows.findLast((row) => row.sender === 'visitor' && isText(row.message));
  const texts = (asked.length > 0 ? asked : last ? [last] : []).map((row) => row.message).filter(isText);
  return texts.slice(-5);
};

export type Suggestion =
  | { name: 'answer'; text: string; sources: string[] }
  | { name: 'unsure'; text: string }
  | { name: 'nothing-asked' };

/** A12: only stored answers come back, and the assistant says when none was sure enough. */
export const suggestAnswer = async (desk: Desk, userid: string): Promise<Suggestion> => {
  const question = openQuestion(selectRows(desk.store.get(), userid));
  if (question.length === 0) return { name: 'nothing-asked' };
  const { data } = await desk.client.request('get_answer_from_ai', { userid, user_query: question });
  const text = data.message_list
    .filter(isText)
    .map((part) => part.value.text)
    .join('\n');
  const sources = data.sources.map((source) => source.question);
  return data.answered && text ? { name: 'answer', text, sources } : { name: 'unsure', text };
};
