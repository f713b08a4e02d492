import type { HeaderLine, Payload } from './wire/write-message.ts';

export const allowed = 'INVITE, ACK, CANCEL, BYE, UPDATE, INFO, REFER, NOTIFY, OPTIONS';
export const contact: HeaderLine = ['Contact', '<sip:line@line.invalid;transport=ws>'];
export const capabilities: readonly HeaderLine[] = [
  contact,
  ['Allow', allowed],
  ['Supported', 'timer, replaces'],
];
/** The page's word that it answers an INVITE with Replaces by itself. */
export const takesReplacesHeader = 'x-takes-replaces';

export const sdpPayload = (body: string): Payload => ({ contentType: 'application/sdp', body });

/** 48 bits of a token: tags need to be unlikely to meet by chance, keys are longer. */
export const legKey = (callId: string, tag: string): string => `${callId}\n${tag}`;
