import type { Deps } from '../deps.ts';
import type { TrunkAnswer, TrunkQuestion } from '../sip/trunk/trunk-deps.ts';
import { phonesOfNumber } from './number-phones.ts';
import { sipServerOf } from './phone-account.ts';

type Needs = Pick<Deps, 'store' | 'clock' | 'config'> & {
  line: string;
  isReachable: (extension: string) => boolean;
};

/** P8: a call from outside is a record from its first moment, whoever is there to take it. */
export const decideTrunkCall = async (needs: Needs, question: TrunkQuestion): Promise<TrunkAnswer> => {
  const { store, config, clock, line, isReachable } = needs;
  const deskId = await store.reads.deskOfCallNumber(question.to);
  if (deskId === null) return { code: 812 };
  // A desk with a SIP server of its own is called there.
  if (!sipServerOf({ config, lineSecret: '' }, await store.reads.callLine(deskId)).builtIn)
    return { code: 812 };
  const { callId: uid, from: caller, to: callee, ...passed } = question;
  await store.writes.beginCall({
    ...passed,
    deskId,
    uid,
    line,
    caller,
    callee,
    outside: caller.replace(/\D/g, ''),
    visitorId: null,
    now: clock.now(),
  });
  const phones = (await phonesOfNumber({ store }, deskId, callee)).filter(isReachable);
  return { groups: phones.length === 0 ? [] : [phones] };
};
