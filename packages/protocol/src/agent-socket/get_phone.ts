import Type, { type Static } from 'typebox';
import { unixMillis } from '../ids.ts';
import { mediaLease, phoneCall, phoneStatus } from './call-rows.ts';
import { request, reply } from './envelope.ts';

/** As `RTCPeerConnection` takes it. */
export const iceServer = Type.Object({
  urls: Type.Array(Type.String()),
  username: Type.Optional(Type.String()),
  credential: Type.Optional(Type.String()),
});
export type IceServer = Static<typeof iceServer>;

/** P6: where the phone registers and by what. */
export const sipAccount = Type.Object({
  url: Type.String({ description: 'ws:// or wss:// of a SIP server, or a path of this one' }),
  uri: Type.String({ description: 'sip:<extension>@<domain>' }),
  username: Type.String({ description: '<expiry>:<extension>' }),
  password: Type.String(),
  expires_at: unixMillis,
  ice_servers: Type.Array(iceServer),
  built_in: Type.Boolean({
    description: 'the line of this server: it knows leases, and calls survive a reload',
  }),
});
export type SipAccount = Static<typeof sipAccount>;

/** Extension (A15): all that a phone needs; asked again before `sip.expires_at` for fresh credentials. */
export const getPhoneRequest = request('get_phone', {});
export const getPhoneReply = reply('get_phone', {
  data: Type.Object({
    seat: Type.Boolean({ description: 'false: this agent has no phone' }),
    extension: Type.String(),
    group_no: Type.String({ description: "interface 2's groupNo: the agent's first workgroup" }),
    numbers: Type.Array(Type.String(), { description: 'that this agent may show' }),
    sip: Type.Union([sipAccount, Type.Null()]),
    agent_status: phoneStatus,
    wrap_up_seconds: Type.Integer(),
    wrap_up_until: Type.Union([unixMillis, Type.Null()]),
    recording: Type.Object({ enabled: Type.Boolean(), consent_tone: Type.Boolean() }),
    lease: Type.Union([mediaLease, Type.Null()]),
    call: Type.Union([phoneCall, Type.Null()], { description: 'what the tab that has the phone shows' }),
  }),
});
