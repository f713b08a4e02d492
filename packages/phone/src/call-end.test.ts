import { hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import { expect, test } from 'vitest';
import { type EndSituation, classifyEnd, type SessionEnd } from './call-end.ts';
import { endOf } from './testing/fake-sip-port.ts';

const end = (phase: EndSituation['phase'], agentHungUp: boolean, changes: Partial<SessionEnd>) => {
  const { kind, code } = classifyEnd({ phase, agentHungUp }, endOf(changes));
  return code === null ? kind : `${kind} ${code}`;
};

test('[P7a] what the agent ended is never a fault, whatever the SIP side says', () => {
  const ways = [
    { by: 'local' as const },
    { by: 'local' as const, cause: 'connection' as const },
    { by: 'local' as const, cause: 'media' as const },
    { status: 487 },
    { status: 503, hangupCode: '801' },
  ];
  for (const way of ways) {
    expect(end('ringingOut', true, way)).toBe('cancelled');
    expect(end('ringingIn', true, way)).toBe('rejected');
    expect(end('talking', true, way)).toBe('hungUp');
  }
});

test('[P7a] a local end that nobody wished is a network fault: JsSIP says "Canceled" for it too', () => {
  expect(end('ringingOut', false, { by: 'local' })).toBe('network 800');
  expect(end('talking', false, { by: 'local', cause: 'connection' })).toBe('network 800');
  expect(end('talking', false, { by: 'local', cause: 'media' })).toBe('network 801');
  expect(end('ringingOut', false, { by: 'local', cause: 'microphone' })).toBe('microphone');
});

test('[P7a] "completed elsewhere" is not a missed call; a plain cancel is', () => {
  expect(end('ringingIn', false, { reason: 'SIP;cause=200;text="Call completed elsewhere"' })).toBe(
    'elsewhere',
  );
  expect(end('ringingIn', false, { reason: 'SIP ; text="x" ; cause=200' })).toBe('elsewhere');
  expect(end('ringingIn', false, { reason: 'SIP;cause=603;text="Declined"' })).toBe('elsewhere');
  expect(end('ringingIn', false, { reason: 'SIP;cause=480' })).toBe('missed');
  expect(end('ringingIn', false, { reason: 'SIP;cause=20000' })).toBe('missed');
  expect(end('ringingIn', false, {})).toBe('missed');
  expect(end('talking', false, { reason: 'SIP;cause=200;text="Call moved"' })).toBe('elsewhere');
});

test('[P6] the code of the server wins over the status; codes that are none are nothing', () => {
  for (const code of Object.keys(hangupCodes).map(Number))
    expect(end('ringingOut', false, { status: 403, hangupCode: String(code) })).toBe(
      `${code < 810 ? 'network' : 'denied'} ${code}`,
    );
  for (const hangupCode of ['818', '0', '', 'constructor', '811x', '9'.repeat(400)])
    expect(end('ringingOut', false, { status: 486, hangupCode })).toBe('busy');
});

test('[P4] statuses without a code: the table of fallbacks', () => {
  const expected: Record<number, string> = {
    401: 'denied 813',
    402: 'denied 810',
    403: 'declined',
    404: 'denied 812',
    408: 'network 801',
    480: 'noAnswer',
    484: 'denied 812',
    486: 'busy',
    487: 'noAnswer',
    488: 'network 801',
    500: 'network 801',
    503: 'network 801',
    600: 'busy',
    603: 'declined',
    604: 'denied 812',
  };
  for (const [status, kind] of Object.entries(expected))
    expect([status, end('ringingOut', false, { status: Number(status) })]).toEqual([status, kind]);
  expect(end('talking', false, {})).toBe('hungUp');
  expect(end('talking', false, { reason: 'SIP;cause=408;text="Connection lost"' })).toBe('network 801');
});
