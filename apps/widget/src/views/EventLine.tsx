/** @jsxImportSource preact */
import type { EventPart } from '@inlay/protocol/content.ts';
import type { Words } from '../languages/en.ts';
import { playTime } from '@inlay/ui/play-time.ts';
import { useSpeech } from './speech.ts';

type Value = EventPart['value'];

const sentences: Record<Value['name'], (words: Words, value: Value) => string | null> = {
  accepted: (words, { agent_name: name }) => (name ? words.accepted(name) : null),
  assigned: (words, { agent_name: name, to_name: to }) =>
    to || name ? words.accepted(to || name || '') : null,
  transferred: (words, { to_name: to }) => (to ? words.transferred(to) : words.requeued),
  requeued: (words) => words.requeued,
  closed: (words) => words.closed,
  reopened: (words) => words.reopened,
  rated: (words, { score }) => (score ? words.rated(score) : null),
  call_ended: (words, { seconds }) => words.callEnded(playTime(seconds ?? 0)),
  // One that the visitor did not hear is not his to be told of.
  call_missed: (words, { direction }) => (direction === 0 ? words.callMissed : null),
};

/** What happened to the thread, without what is for agents only. Events of a newer server are passed over. */
export const EventLine = ({ part }: { part: EventPart }) => {
  const { words } = useSpeech();
  const { name } = part.value;
  const sentence = Object.hasOwn(sentences, name) ? sentences[name](words, part.value) : null;
  return sentence ? <p class="event">{sentence}</p> : null;
};
