import type { RefusedCallOut } from '@inlay/phone/call-out.ts';
import type { Phone } from '@inlay/phone/phone.ts';
import type { MicrophoneTrouble } from '../audio/microphone-trouble.ts';
import type { Command, Outcome } from './remote-commands.ts';

type Deps = {
  phone: Phone;
  check: () => Promise<MicrophoneTrouble | null>;
  onMicrophone: (trouble: MicrophoneTrouble | null) => void;
};

const refusedOr = (answer: RefusedCallOut | { callId: string } | null): Outcome =>
  answer !== null && 'refused' in answer ? answer.refused : null;

/** A call that rings is not lost to a blocked microphone: it goes on ringing while the agent mends it. */
const answer = async ({ phone, check, onMicrophone }: Deps): Promise<Outcome> => {
  if (phone.state.call?.name !== 'ringingIn') return 'failed';
  const trouble = await check();
  onMicrophone(trouble);
  if (trouble !== null) return 'microphone';
  phone.answer();
  return null;
};

const request = ({ callee = '', caller, orderId, params }: Command) => ({
  callee,
  ...(caller === undefined ? {} : { caller }),
  ...(orderId === undefined ? {} : { orderId }),
  ...(params === undefined ? {} : { params }),
});

const done = (run: () => void): Outcome => {
  run();
  return null;
};

/** Does in this tab what the agent wants, whichever of his tabs he said it in. */
export const perform = async (deps: Deps, command: Command): Promise<Outcome> => {
  const { phone } = deps;
  switch (command.command) {
    case 'answer':
      return answer(deps);
    case 'reject':
    case 'hangup':
      return done(() => phone.hangUp());
    case 'hold':
    case 'unhold':
      return done(() => phone.setHold(command.command === 'hold'));
    case 'mute':
    case 'unmute':
      return done(() => phone.setMute(command.command === 'mute'));
    case 'dtmf':
      return phone.sendDtmf(command.digits ?? '') > 0 ? null : 'failed';
    case 'transfer':
      return refusedOr(phone.transfer(command.callee ?? ''));
    case 'consult':
      return refusedOr(phone.consult(request(command)));
    case 'complete_transfer':
      return done(() => phone.completeTransfer());
    case 'dial':
    default:
      return refusedOr(phone.dial(request(command)));
  }
};
