import { randomInt } from 'node:crypto';
import type { CallTarget } from '@inlay/domain/call-policy.ts';
import type { Deps } from '../deps.ts';
import type { Admission } from '../store/calls-port.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import { callTarget } from './call-target.ts';

export type CallQuestion = {
  uid: string;
  callee: string;
  caller: string;
  orderId: string;
  params: string;
  other: string;
};

/** Where the call will go on. */
export type QuestionFrom = {
  line: string;
  hasOutsideLine: boolean;
  isLineNumber: (number: string) => boolean;
  /** The agent's other call is on hold. */
  mayConsult: boolean;
};

const steps = 1_000_000;

type PolicyDeps = Pick<Deps, 'store' | 'clock'>;

/** P4: the one place that decides, for the built-in line and for the operator's SIP server. */
export const askCallPolicy = async (
  { store, clock }: PolicyDeps,
  agent: Pick<AgentRecord, 'id' | 'deskId' | 'extension'>,
  question: CallQuestion,
  { line, hasOutsideLine, isLineNumber, mayConsult }: QuestionFrom,
): Promise<Admission & { target: CallTarget }> => {
  const { caller: wishedCaller, ...call } = question;
  const target = await callTarget({ reads: store.reads, isLineNumber }, agent.deskId, call.callee);
  const admission = await store.writes.admitCall({
    ...call,
    deskId: agent.deskId,
    agentId: agent.id,
    line,
    caller: agent.extension ?? '',
    target,
    wishedCaller,
    random: randomInt(steps) / steps,
    hasOutsideLine,
    mayConsult,
    now: clock.now(),
  });
  return { ...admission, target };
};

/** P8: a transfer costs nothing inside; outside, it would be a call of its own, which the line places as one. */
export const askTransferPolicy = async (
  { store }: PolicyDeps,
  agent: Pick<AgentRecord, 'deskId'>,
  callee: string,
  isLineNumber: (number: string) => boolean,
): Promise<CallTarget['kind']> =>
  (await callTarget({ reads: store.reads, isLineNumber }, agent.deskId, callee)).kind;
