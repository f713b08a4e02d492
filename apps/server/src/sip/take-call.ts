import type { Proven } from './auth/authenticate.ts';
import { askFor } from './ask-for.ts';
import { askPolicy } from './ask-policy.ts';
import { Call } from './call.ts';
import { denial } from './denial.ts';
import { dialogOfInvite } from './dialog.ts';
import { type DialAsk, type Dialling, type NotConnected, settledDialling } from './dialling.ts';
import type { Incoming } from './flow.ts';
import { Leg } from './leg.ts';
import { unowned } from './leg-owner.ts';
import type { Line } from './line.ts';
import type { LiveCall } from './live-call.ts';
import type { Allowed } from './ports.ts';
import { startReattach, wantedCallId } from './reattach.ts';
import { leaseTokenOf } from './register.ts';
import { headerOf } from './wire/message.ts';
import { type Refusal, unfit } from './unfit.ts';
import { userOf } from './wire/address.ts';
import { type CallHeaders, readCallHeaders } from './x-headers.ts';

const noHeaders: CallHeaders = { orderId: '', params: '', other: '', direction: 0, wishedCaller: '' };

const numberForm = /^\+?[A-Za-z0-9._*#-]{1,64}$/;

const staleLease: NotConnected = { status: 403, reason: 'Another Tab Has The Phone', result: 'failed' };
const badNumber: Refusal = { status: 403, parts: { lines: [['X-Hangup-Code', 812]], reason: 'Bad Number' } };

/** P7: who was the holder once must not dial with the token of then. */
const hasStaleLease = async (line: Line, incoming: Incoming, extension: string): Promise<boolean> => {
  const token = leaseTokenOf(incoming.request);
  if (token === null) return false;
  const lease = await line.leaseOf(extension);
  return lease !== null && lease.token !== token;
};

/** P4: one live call per agent, a live orderId only once. */
const inTheWay = (line: Line, extension: string, orderId: string): Refusal | null => {
  const same = line.calls.withOrder(extension, orderId);
  if (same)
    return {
      status: 486,
      parts: { reason: 'This Order Is Being Called', lines: [['X-Live-Call', same.id]] },
    };
  if (line.calls.mayDial(extension)) return null;
  return {
    status: 486,
    parts: { reason: 'One Call At A Time', lines: [['X-Live-Call', line.calls.of(extension)[0]?.id ?? '']] },
  };
};

const begun = async (
  line: Line,
  { to, route, outside }: Pick<Allowed, 'route' | 'outside'> & { to: string },
  ask: DialAsk,
): Promise<Dialling> => {
  if (route) return line.hunt(route.groups, ask);
  if (!outside) return line.dial(to, ask);
  return line.trunk ? line.trunk.dial(outside, ask) : settledDialling(to, denial(801));
};

const decide = async (
  line: Line,
  call: LiveCall,
  incoming: Incoming,
  leg: Leg,
  wishedCaller: string,
): Promise<void> => {
  if (await hasStaleLease(line, incoming, leg.who)) return call.deny(staleLease);
  // Who has hung up meanwhile is not asked about: what the policy lets in, it also pays for.
  if (call.isEnded) return;
  const { callId, callee: to, orderId, params } = call.facts;
  const question = {
    callId,
    from: leg.who,
    to,
    caller: wishedCaller,
    orderId,
    params,
    what: 'call',
  } as const;
  const verdict = await askPolicy(line, question);
  if (call.isEnded) return;
  if (typeof verdict === 'number') return call.deny(denial(verdict));
  const { route, outside } = verdict;
  if (route) call.hideCaller(route.shownAs);
  const ask = askFor(call, incoming.request.body);
  await call.connect(await begun(line, { to, route, outside }, ask));
};

/** A page may name its call, so that it has one name from the first moment; what is no UUID, or is taken, is not used. */
const callIdOf = (line: Line, { request }: Incoming): string => {
  const wished = headerOf(request, 'x-call-id') ?? '';
  const isUuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/.test(wished);
  return isUuid && !line.calls.get(wished) ? wished : line.token();
};

const begin = (line: Line, incoming: Incoming, leg: Leg, number: string, headers: CallHeaders): void => {
  const { wishedCaller, ...passed } = headers;
  const call = new Call(
    line,
    { callId: callIdOf(line, incoming), caller: leg.who, callee: number, ...passed },
    leg,
  );
  leg.owner = call;
  incoming.reply(100);
  decide(line, call, incoming, leg, wishedCaller).catch((error: unknown) => {
    line.log.error({ err: error, callId: call.id }, 'placing a call failed');
    call.deny(denial(801));
  });
};

/** A new INVITE of a page whose credential has been checked. */
export const takeCall = (line: Line, incoming: Incoming, { extension }: Proven): void => {
  const { request } = incoming;
  const toTag = line.token();
  const refuse = ({ status, parts }: Refusal): void => incoming.reply(status, { toTag, ...parts });
  const dialog = dialogOfInvite(request, toTag);
  const fault = unfit(incoming);
  if (fault) return refuse(fault);
  if (!dialog) return refuse({ status: 400, parts: { reason: 'Contact Is Missing' } });
  const wanted = wantedCallId(incoming);
  if (wanted !== undefined) return startReattach(line, incoming, extension, dialog, wanted);
  const number = userOf(request.uri);
  // What a stranger writes there would reach the company's own pages.
  const headers = line.isGuest(extension) ? noHeaders : readCallHeaders(request);
  // P4: what is no number is 812, wherever it is noticed.
  if (number === null || !numberForm.test(number)) return refuse(badNumber);
  if (!headers) return refuse({ status: 400, parts: { reason: 'X-Params Or X-Order-Id Is Too Long' } });
  const busy = inTheWay(line, extension, headers.orderId);
  if (busy) return refuse(busy);
  begin(line, incoming, Leg.received(line, incoming, extension, dialog, unowned), number, headers);
};
