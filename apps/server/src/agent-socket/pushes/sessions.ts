import { closeCodes } from '@inlay/protocol/errors.ts';
import type { BusEvent } from '../../bus/port.ts';
import { sentence } from '../../i18n/sentence.ts';
import type { AgentConnection, Presence } from '../../presence/presence.ts';

type Of<T extends BusEvent['type']> = Extract<BusEvent, { type: T }>;

const farewell = ({ language }: AgentConnection, code: number, text: string): string =>
  JSON.stringify({ code, msg: sentence(language, text), method: 'login' });

/** A3: chat connections of the account's other sessions, unless they took it later (D5) or are about to. */
export const pushTakenOver = (presence: Presence, event: Of<'taken_over'>): void => {
  for (const connection of Array.from(presence.ofAgent(event.agentId))) {
    if (connection.kind !== 'chat' || connection.sessionId === event.sessionId) continue;
    if (connection.claim.epoch === 0 || connection.claim.epoch > event.epoch) continue;
    connection.send(farewell(connection, 492, 'taken_over'));
    connection.end(closeCodes.takenOver, 'taken over');
  }
};

/** W7: pages of an ended session learn it at once. */
export const pushSessionEnded = (presence: Presence, event: Of<'session_ended'>): void => {
  for (const connection of Array.from(presence.ofAgent(event.agentId))) {
    if (!event.sessionIds.includes(connection.sessionId)) continue;
    connection.send(farewell(connection, 440, 'session_ended'));
    connection.end(closeCodes.badToken, 'session ended');
  }
};
