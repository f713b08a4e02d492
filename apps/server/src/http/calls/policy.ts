import {
  callPolicyAnswer,
  callPolicyBody,
  type CallPolicyBody,
  type CallPolicyData,
} from '@inlay/protocol/calls-http/policy.ts';
import { type Language, WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askCallPolicy } from '../../calls/ask-call-policy.ts';
import { operatorLine } from '../../calls/operator-calls.ts';
import type { Admission } from '../../store/calls-port.ts';
import { okAnswer } from '../json-route.ts';
import { languageOf } from '../language.ts';
import { say } from '../sentences/say.ts';
import type { CallsHttpDeps } from './deps.ts';
import { passedText } from './passed-text.ts';
import { sipServerCaller } from './sip-server-caller.ts';

const allowed = { sip: 200, hangup_code: null, reason: '' };

const refused = (answer: Extract<Admission, { allow: false }>, language: Language) => ({
  // P6: a denial is a 403 with its code; without one the phone says busy.
  sip: answer.code === null ? 486 : answer.code === 801 ? 503 : 403,
  hangup_code: answer.code,
  reason: say(language, `call_${answer.why}`),
});

const dataOf = (answer: Admission, callId: string, language: Language): CallPolicyData =>
  answer.allow
    ? {
        allow: true,
        call_id: callId,
        ...allowed,
        caller: answer.caller,
        ends_by: answer.endsBy,
        max_seconds: answer.minutes * 60,
      }
    : {
        allow: false,
        call_id: callId,
        ...refused(answer, language),
        caller: '',
        ends_by: null,
        max_seconds: 0,
      };

const questionOf = (body: CallPolicyBody) => ({
  uid: body.call_id,
  callee: body.to,
  caller: passedText(body.caller, 32, 'caller'),
  orderId: passedText(body.order_id, 32, 'order_id'),
  params: passedText(body.params, 2048, 'params'),
  other: passedText(body.other, 2048, 'other'),
});

const decide = (deps: CallsHttpDeps) => async (request: FastifyRequest, reply: FastifyReply) => {
  const body = request.body as CallPolicyBody;
  const { agent } = await sipServerCaller(deps, request, { extension: body.from });
  if (!agent) throw new WireError(404, 'unknown_extension');
  const question = questionOf(body);
  const answer = await askCallPolicy(deps, agent, question, {
    line: operatorLine,
    hasOutsideLine: true,
    isLineNumber: () => false,
    mayConsult: deps.sockets.holdsCall(agent.id),
  });
  const data = dataOf(answer, body.call_id, languageOf(request));
  if (data.hangup_code !== null) void reply.header('x-hangup-code', data.hangup_code);
  return okAnswer(data);
};

/** P4, P6: the same decision as on the built-in line. */
export const callPolicy = (app: FastifyInstance, deps: CallsHttpDeps): void =>
  void app.post(
    '/api/calls/policy',
    {
      schema: { body: callPolicyBody },
      config: {
        summary: 'P4: may this call ring? Asked by the operator’s SIP server',
        answer: callPolicyAnswer,
        security: 'policySecret',
      },
    },
    decide(deps),
  );
