import type { MessagePart, PlainPart } from '@inlay/protocol/content.ts';
import { unreachable } from '@inlay/protocol/errors.ts';
import { cardText } from './card.ts';

// A10: how clients that know only interface 4's kinds of content see the others.

/** The sentence of a key in the reader's language. */
export type Say = (key: string, vars: Record<string, string | number>) => string;

const text = (line: string): PlainPart => ({ type: 'text', value: { text: line } });

/** 3:07, of a call. */
const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** A call that came in and nobody took is nobody's of the desk. */
const eventKey = ({ name, direction }: Extract<MessagePart, { type: 'event' }>['value']): string =>
  name === 'call_missed' && direction === 0 ? 'event_call_missed_in' : `event_${name}`;

const eventLine = (part: Extract<MessagePart, { type: 'event' }>, say: Say): string => {
  const { agent_name: agent = '', to_name: to = '', note, score = 0, seconds = 0 } = part.value;
  const line = say(eventKey(part.value), { agent, to, score, duration: clockText(seconds) });
  return note ? `${line}\n${note}` : line;
};

const cardLines = (card: Extract<MessagePart, { type: 'card' }>['value'], say: Say): string => {
  const lines = cardText(card, 'agent');
  return card.visibility === 2 ? say('card_agents_only', { text: lines }) : lines;
};

/** Added kinds become text with a readable line and a link. The reader is an agent. */
export const plainPart = (part: MessagePart, say: Say): PlainPart => {
  switch (part.type) {
    case 'text':
    case 'picture':
    case 'video':
    case 'voice':
      return part;
    case 'file':
      return text(say('file_line', { name: part.value.name, url: part.value.url }));
    case 'card':
      return text(cardLines(part.value, say));
    case 'event':
      return text(eventLine(part, say));
    default:
      return unreachable(part);
  }
};
