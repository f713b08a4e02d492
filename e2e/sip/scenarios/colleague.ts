import type { PhoneHost } from '../../harness/phone-host.ts';
import { microphone } from '../harness/tones.ts';
import type { OtherSide } from './other-side.ts';

/** On the built-in line, where there is no telephone network: the phone of a colleague. */
export const colleague = (phone: PhoneHost, numbers: { own: string; agents: string }): OtherSide => ({
  number: numbers.own,
  sends: microphone,
  rings: async () => void (await phone.status(1)),
  answers: () => phone.button('Answer').click(),
  refuses: () => phone.button('Reject').click(),
  hangsUp: () => phone.button(/^(Hang up|Cancel)$/).click(),
  calls: () => phone.callOut({ callee: numbers.agents }),
  talks: async () => void (await phone.status(2)),
  isFree: async () => void (await phone.status(5)),
  hears: () => phone.tone(),
});
