import type { Deps } from '../deps.ts';
import { longestCredentialMs } from '../sip/auth/ephemeral-credential.ts';
import type { PolicyAnswer, PolicyQuestion } from '../sip/ports.ts';
import type { VisitorCaller } from './visitor-caller.ts';

type Needs = Pick<Deps, 'store' | 'clock'> & { line: string };

/** P6: one call, to the agent for whom the credential was made, who still has the phone. */
export const decideVisitorCall = async (
  { store, clock, line }: Needs,
  { visitorId, extension }: VisitorCaller,
  question: PolicyQuestion,
): Promise<PolicyAnswer> => {
  if (question.what !== 'call' || question.to !== extension) return { code: 812 };
  const agentId = await store.reads.agentIdByExtension(extension);
  const agent = agentId === null ? null : await store.reads.agent(agentId);
  if (!agent) return { code: 812 };
  const now = clock.now();
  const used = { key: `call ${question.from}`, expiresAt: now + longestCredentialMs };
  const { fresh } = await store.writes.useOnce({ ...used, now });
  if (!fresh) return { code: 813 };
  const { callId: uid, params, orderId } = question;
  await store.writes.beginCall({
    deskId: agent.deskId,
    uid,
    line,
    direction: 0,
    outside: '',
    visitorId,
    caller: 'web',
    callee: extension,
    orderId,
    params,
    other: '',
    now,
  });
  return { allow: true };
};
