import type { Baresip } from '../harness/baresip.ts';
import { network } from '../harness/tones.ts';
import { until } from '../harness/until.ts';
import type { OtherSide } from './other-side.ts';

/** A number in a country that the demo desk may call; its digits are of no use to anybody. */
export const telephoneNumber = '85221234567';

/** Of the agent Ada. */
const adasNumber = '12025550101';

/** The telephone beyond the operator's SIP server. */
export const telephone = (baresip: Baresip, domain: string): OtherSide => {
  const happened = (type: string): Promise<unknown> =>
    until(
      () => `no ${type}: ${JSON.stringify(baresip.events())}\n${baresip.program.log()}`,
      () => baresip.events().find((event) => event.type === type),
      20_000,
    );
  return {
    number: telephoneNumber,
    sends: network,
    rings: async () => void (await happened('CALL_INCOMING')),
    answers: async () => void (await baresip.command('accept')),
    refuses: async () => void (await baresip.command('hangup')),
    hangsUp: async () => void (await baresip.command('hangup')),
    calls: async () => void (await baresip.command('dial', `sip:${adasNumber}@${domain}`)),
    talks: async () => void (await happened('CALL_ESTABLISHED')),
    isFree: async () => void (await happened('CALL_CLOSED')),
    hears: () => baresip.hears(),
    echoes: async () => void (await baresip.command('ausrc', 'aubridge,sink')),
    keys: () =>
      baresip
        .events()
        .filter(({ type }) => type === 'CALL_DTMF_START')
        .map(({ param }) => param)
        .join(''),
  };
};
