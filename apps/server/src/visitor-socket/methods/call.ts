import { WireError } from '@inlay/protocol/errors.ts';
import { phonesFor } from '../../calls/free-phones.ts';
import { phoneAccount, sipServerOf } from '../../calls/phone-account.ts';
import { deskNumber, visitorUser } from '../../calls/visitor-caller.ts';
import { longestCredentialMs } from '../../sip/auth/ephemeral-credential.ts';
import type { VisitorConnection, VisitorDeps } from '../context.ts';

/** P6: a credential for one call to this desk; nothing rings yet. It lives as long as one may need it to come back. */
export const call = async (deps: VisitorDeps, { visitorId, deskId }: VisitorConnection) => {
  const { store, config, clock, phones } = deps;
  if (!phones.mayCall(deskId, visitorId)) throw new WireError(429, 'too_fast');
  const line = await store.reads.callLine(deskId);
  const needs = { config, clock, lineSecret: phones.lineSecret };
  if (!line.webCalls || !sipServerOf(needs, line).builtIn) throw new WireError(404, 'no_web_calls');
  if (await store.reads.isVisitorInCall(deskId, visitorId)) throw new WireError(403, 'already_in_call');
  const isReachable = (extension: string): boolean => phones.isReachable(extension);
  const [first] = await phonesFor({ store, isReachable }, { deskId, visitorId });
  if (!first) throw new WireError(409, 'nobody_to_call');
  const user = visitorUser({ deskId, visitorId, madeAt: clock.now() });
  return {
    data: {
      callee: deskNumber,
      agent_name: first.length === 1 ? (first[0]?.name ?? '') : '',
      sip: phoneAccount(needs, line, user, longestCredentialMs),
    },
  };
};
