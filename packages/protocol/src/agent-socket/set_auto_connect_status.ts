import Type, { type Static } from 'typebox';
import { request, reply } from './envelope.ts';

const onOff = Type.Union([0, 1, '0', '1'].map((value) => Type.Literal(value)));
export const setAutoConnectStatusRequest = request('set_auto_connect_status', { status: onOff });
export type SetAutoConnectStatusRequest = Static<typeof setAutoConnectStatusRequest>;
export const setAutoConnectStatusReply = reply('set_auto_connect_status', {});
