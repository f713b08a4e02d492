import Type, { type Static } from 'typebox';
import { request, reply } from './envelope.ts';

const onOff = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal('0'), Type.Literal('1')]);
/** A8: 1 lets the router assign waiting visitors to this agent, up to capacity. */
export const setAutoConnectStatusRequest = request('set_auto_connect_status', { status: onOff });
export type SetAutoConnectStatusRequest = Static<typeof setAutoConnectStatusRequest>;
export const setAutoConnectStatusReply = reply('set_auto_connect_status', {});
