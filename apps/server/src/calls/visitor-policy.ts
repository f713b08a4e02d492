import { webCaller } from '@inlay/protocol/calls-http/web-caller.ts';
import type { Deps } from '../deps.ts';
import { longestCredentialMs } from '../sip/auth/ephemeral-credential.ts';
import type { PolicyAnswer, PolicyQuestion } from '../sip/ports.ts';
import { phonesFor } from './free-phones.ts';
import { deskNumber, type VisitorCaller } from './visitor-caller.ts';

type Needs = Pick<Deps, 'store' | 'clock'> & { line: string; isReachable: (extension: string) => boolean };

/** A click is followed by the call at once; only the question for the microphone comes between. */
const beginWithinMs = 2 * 60_000;

/** P6: one call, begun soon, to the desk and nobody else, which still lets visitors call. */
const mayBegin = async (
  { store, clock }: Needs,
  { deskId, madeAt }: VisitorCaller,
  question: PolicyQuestion,
): Promise<812 | 813 | null> => {
  if (question.what !== 'call' || question.to !== deskNumber) return 812;
  const { webCalls, sipUrl } = await store.reads.callLine(deskId);
  if (!webCalls || sipUrl !== '') return 812;
  const now = clock.now();
  if (now - madeAt > beginWithinMs) return 813;
  const used = { key: `call ${question.from}`, expiresAt: now + longestCredentialMs };
  const { fresh } = await store.writes.useOnce({ ...used, now });
  return fresh ? null : 813;
};

export const decideVisitorCall = async (
  needs: Needs,
  visitor: VisitorCaller,
  question: PolicyQuestion,
): Promise<PolicyAnswer> => {
  const denied = await mayBegin(needs, visitor, question);
  if (denied !== null) return { code: denied };
  const { store, clock, line } = needs;
  const phones = await phonesFor(needs, visitor);
  const { begun } = await store.writes.beginCall({
    deskId: visitor.deskId,
    uid: question.callId,
    line,
    direction: 0,
    outside: '',
    visitorId: visitor.visitorId,
    onlyOne: true,
    caller: webCaller,
    callee: deskNumber,
    orderId: '',
    params: '',
    other: '',
    now: clock.now(),
  });
  // Another of his tabs was faster.
  if (!begun) return { code: 815 };
  const groups = phones.map((group) => group.map(({ extension }) => extension));
  return { allow: true, route: { groups, shownAs: webCaller } };
};
