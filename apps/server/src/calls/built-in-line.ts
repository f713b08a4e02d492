import { randomBytes } from 'node:crypto';
import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import { oneAtATime } from '../auth/one-at-a-time.ts';
import type { Deps } from '../deps.ts';
import { type AddPath, attachSip, type Sip } from '../sip/attach-sip.ts';
import { demoNumber } from '../sip/demo-numbers.ts';
import { mediaProcess } from '../sip/media/media-process.ts';
import type { PolicyAnswer, PolicyQuestion } from '../sip/ports.ts';
import { usualTimers } from '../sip/sip-timers.ts';
import { askCallPolicy, askTransferPolicy } from './ask-call-policy.ts';
import { recordCall } from './line-records.ts';
import { builtInDomain } from './phone-account.ts';
import { ToldCalls } from './told-calls.ts';
import { decideTrunkCall } from './trunk-policy.ts';
import { readVisitorUser } from './visitor-caller.ts';
import { decideVisitorCall } from './visitor-policy.ts';

export type BuiltInLine = Sip & {
  /** Signs the credentials; a page whose credential is of a process before this one gets a fresh one. */
  secret: string;
  /** Everything that was told is stored. */
  settled(): Promise<void>;
};

type Needs = Deps & {
  /** Names the line of this node in the records. */
  line: string;
  onSeat: () => void;
};

export const isLineNumber = (number: string): boolean => demoNumber(number) !== null;

const newToken = (): string => randomBytes(16).toString('hex');

const agentOf = async ({ store }: Needs, extension: string) => {
  const agentId = await store.reads.agentIdByExtension(extension);
  return agentId === null ? null : store.reads.agent(agentId);
};

const trunkOf = ({ config }: Needs) => config.calls?.trunk ?? null;

/** P4: busy, and an order that lives, have no code; the line has seen to both before it asks. */
const refusal = (code: HangupCode | null): PolicyAnswer => ({ code: code ?? 801 });

const decide = async (
  needs: Needs,
  isReachable: (extension: string) => boolean,
  question: PolicyQuestion,
): Promise<PolicyAnswer> => {
  const visitor = readVisitorUser(question.from);
  if (visitor) return decideVisitorCall({ ...needs, isReachable }, visitor, question);
  // P4: who was disabled meanwhile is denied by the policy, which leaves a record.
  const agentId = await needs.store.reads.ownerOfExtension(question.from);
  const agent = agentId === null ? null : await needs.store.reads.agent(agentId);
  if (!agent) return { code: 813 };
  const { callId: uid, to: callee, caller, orderId, params } = question;
  if (question.what === 'transfer') {
    if (!agent.enabled) return { code: 813 };
    const kind = await askTransferPolicy(needs, agent, callee, isLineNumber);
    return kind === 'inside' ? { allow: true } : { code: kind === 'bad' ? 812 : 819 };
  }
  const answer = await askCallPolicy(
    needs,
    agent,
    { uid, callee, caller, orderId, params, other: '' },
    // The line lets a second call through only while the first is held.
    { line: needs.line, hasOutsideLine: trunkOf(needs) !== null, isLineNumber, mayConsult: true },
  );
  if (!answer.allow) return refusal(answer.code);
  const { target, caller: shownAs, minutes } = answer;
  if (target.kind !== 'outside') return { allow: true };
  return { allow: true, outside: { number: target.number, shownAs, longestMs: minutes * 60_000 } };
};

const leaseOf =
  ({ store, clock }: Needs) =>
  async (extension: string): Promise<{ token: number } | null> => {
    const agentId = await store.reads.agentIdByExtension(extension);
    const lease = agentId === null ? null : await store.reads.mediaLease(agentId, clock.now());
    return lease && { token: lease.fencing };
  };

/** M3: 1 can be called, 2 to 7 can only call out. Who is no agent is the line's to refuse. */
const mayRing = async (needs: Needs, extension: string): Promise<boolean> => {
  const agent = await agentOf(needs, extension);
  return agent === null || agent.status === 'available';
};

/** P6: the line of this server at `/sip`, with its records and its policy. */
export const openBuiltInLine = (needs: Needs, addPath: AddPath): BuiltInLine => {
  const { clock, log, config, store } = needs;
  const turns = oneAtATime();
  const records = { store, line: needs.line, turns };
  const secret = config.calls?.lineSecret ?? newToken();
  const told = new ToldCalls();
  const trunk = trunkOf(needs) ?? undefined;
  const sip: Sip = attachSip(
    {
      clock,
      log,
      token: newToken,
      realm: builtInDomain,
      secret,
      timers: config.sipTimers ?? usualTimers,
      // In the call's own turn: a caller who hangs up meanwhile is recorded after the call began.
      policy: (question) => {
        const before = told.storedOf(question.from);
        return turns(question.callId, async () => {
          await before;
          return decide(needs, (extension) => sip.isReachable(extension), question);
        });
      },
      leaseOf: leaseOf(needs),
      isExtension: async (extension) => (await store.reads.agentIdByExtension(extension)) !== null,
      mayRing: async (extension) => {
        await told.storedOf(extension);
        return mayRing(needs, extension);
      },
      carrier: trunk && {
        config: trunk,
        policy: (question) =>
          turns(question.callId, () =>
            decideTrunkCall({ ...needs, isReachable: (extension) => sip.isReachable(extension) }, question),
          ),
      },
      isGuest: (user) => readVisitorUser(user) !== null,
      onSeat: () => needs.onSeat(),
      media: mediaProcess({ log, clock }),
      onCallEvent: (event) => {
        const stored = recordCall(records, event).catch((error: unknown) =>
          log.error({ err: error, callId: event.callId }, 'recording a call failed'),
        );
        told.add(event, stored);
      },
      messagesPerSecond: config.framesPerSecond,
      sendBufferBytes: config.sendBufferBytes,
      socketsPerAddress: config.socketsPerAddress,
    },
    addPath,
  );
  return { ...sip, secret, settled: async () => void (await told.stored()) };
};
