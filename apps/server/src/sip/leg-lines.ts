import type { SelfNames } from './flow.ts';
import type { HeaderLine, Payload } from './wire/write-message.ts';

const allowed = 'INVITE, ACK, CANCEL, BYE, UPDATE, INFO, REFER, NOTIFY, OPTIONS';
/** RFC 7118 §5.1: who is reached over a WebSocket has no address that another could use. */
export const toPages: SelfNames = {
  via: 'SIP/2.0/WS line.invalid',
  contact: ['Contact', '<sip:line@line.invalid;transport=ws>'],
  allow: ['Allow', allowed],
  supported: ['Supported', 'timer, replaces'],
};
/** What an INVITE and its answer carry. */
export const capabilities = ({ contact, allow, supported }: SelfNames): HeaderLine[] => [
  contact,
  allow,
  supported,
];
/** The page's word that it answers an INVITE with Replaces by itself. */
export const takesReplacesHeader = 'x-takes-replaces';

export const sdpPayload = (body: string): Payload => ({ contentType: 'application/sdp', body });

/** 48 bits of a token: tags need to be unlikely to meet by chance, keys are longer. */
export const legKey = (callId: string, tag: string): string => `${callId}\n${tag}`;
