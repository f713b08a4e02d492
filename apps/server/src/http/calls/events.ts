import { callEventAnswer, callEventBody, type CallEventBody } from '@inlay/protocol/calls-http/event.ts';
import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import { hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { phonesOfNumber } from '../../calls/number-phones.ts';
import { operatorLine } from '../../calls/operator-calls.ts';
import { okAnswer } from '../json-route.ts';
import type { CallsHttpDeps } from './deps.ts';
import { passedText } from './passed-text.ts';
import { sipServerCaller, type SipServerCaller } from './sip-server-caller.ts';

type Told = { deps: CallsHttpDeps; body: CallEventBody; caller: SipServerCaller; now: number };

const namedOf = ({ body, caller, now }: Told) => ({ uid: body.call_id, deskId: caller.deskId, now });

const agentIdOf = ({ caller }: Told): number => {
  if (caller.agent) return caller.agent.id;
  throw new WireError(404, 'unknown_extension');
};

const codeOf = (code: CallEventBody['hangup_code']): HangupCode | null => {
  const number = Number(code ?? 0);
  return Object.hasOwn(hangupCodes, number) ? (number as HangupCode) : null;
};

const begin = async (told: Told): Promise<void> => {
  const { deps, body } = told;
  const { from = '', to = '' } = body;
  await deps.store.writes.beginCall({
    ...namedOf(told),
    line: operatorLine,
    direction: Number(body.direction ?? 0) === 2 ? 2 : 0,
    caller: from,
    callee: to,
    outside: from.replace(/\D/g, ''),
    visitorId: null,
    orderId: passedText(body.order_id, 32, 'order_id'),
    params: passedText(body.params, 2048, 'params'),
    other: passedText(body.other, 2048, 'other'),
  });
  if (told.caller.agent)
    await deps.store.writes.joinCall({ ...namedOf(told), agentId: told.caller.agent.id });
};

const answer = async (told: Told): Promise<void> => {
  const { writes, reads } = told.deps.store;
  const agentId = agentIdOf(told);
  await writes.joinCall({ ...namedOf(told), agentId });
  const call = await reads.call(told.caller.deskId, told.body.call_id);
  // Of a call that an agent made, he and whom he called talk.
  const dialled = call?.direction === 1 && call.agent ? [call.agent.id] : [];
  await writes.answerCall({ ...namedOf(told), agentIds: [...new Set([...dialled, agentId])] });
};

const run = async (told: Told): Promise<void> => {
  const { writes } = told.deps.store;
  const named = namedOf(told);
  switch (told.body.event) {
    case 'started':
      return begin(told);
    case 'ringing':
      return void (await writes.joinCall({ ...named, agentId: agentIdOf(told) }));
    case 'answered':
      return answer(told);
    case 'transferred':
      return void (await writes.leaveCall({ ...named, agentId: agentIdOf(told) }));
    case 'ended':
    default: {
      const { result = 'failed', ended_by: endedBy = 'other', hangup_code: code } = told.body;
      return void (await writes.endCall({ ...named, result, hangupCode: codeOf(code), endedBy }));
    }
  }
};

const note = (deps: CallsHttpDeps) => async (request: FastifyRequest) => {
  const body = request.body as CallEventBody;
  const caller = await sipServerCaller(deps, request, { extension: body.extension, number: body.to });
  await run({ deps, body, caller, now: deps.clock.now() });
  const number = (body.to ?? '').replace(/^\+/, '');
  return okAnswer({
    ring: body.event === 'started' ? await phonesOfNumber(deps, caller.deskId, number) : [],
  });
};

/** P8: records are made of what the SIP server says. */
export const callEvents = (app: FastifyInstance, deps: CallsHttpDeps): void =>
  void app.post(
    '/api/calls/events',
    {
      schema: { body: callEventBody },
      config: {
        summary: 'P8: what becomes of a call. Told by the operator’s SIP server',
        answer: callEventAnswer,
        security: 'policySecret',
      },
    },
    note(deps),
  );
