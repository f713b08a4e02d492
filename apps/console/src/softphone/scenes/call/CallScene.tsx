import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { Incoming } from './Incoming.tsx';
import { Outgoing } from './Outgoing.tsx';
import { Talk } from './Talk.tsx';

/** A call that lives. */
export const CallScene = ({ call }: { call: PhoneCall }) => {
  if (call.code === 1) return <Incoming call={call} />;
  return call.code === 0 ? <Outgoing call={call} /> : <Talk call={call} />;
};
