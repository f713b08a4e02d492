import { once } from 'node:events';
import { WebSocket } from 'ws';
import { common } from '../harness/sip-place.ts';
import { expect, test } from '../harness/sip-test.ts';
import { silent, startCarrier } from '../harness/sipp.ts';
import { telephoneNumber } from '../scenarios/telephone.ts';

type Line = readonly [string, string];

const request = (method: string, lines: readonly Line[], tag = ''): string =>
  [
    `${method} sip:${telephoneNumber}@${common.domain} SIP/2.0`,
    'Via: SIP/2.0/WS stranger.invalid;branch=z9hG4bKstranger',
    'Max-Forwards: 70',
    `From: <sip:1001@${common.domain}>;tag=stranger`,
    `To: <sip:${telephoneNumber}@${common.domain}>${tag}`,
    'Call-ID: stranger',
    `CSeq: 1 ${method}`,
    'Contact: <sip:stranger@stranger.invalid;transport=ws>',
    ...lines.map(([name, value]) => `${name}: ${value}`),
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');

/** The first line of what comes back. */
const answerTo = async (port: number, origin: string, text: string): Promise<string> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, 'sip', { origin });
  await once(socket, 'open');
  socket.send(text);
  const [data] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  return data.toString().split('\r\n', 1)[0] ?? '';
};

test('[P4] [P6] who has no credential calls nobody, nor by what looks like a part of a call', async ({
  place,
}) => {
  const carrier = await startCarrier(place, silent());
  const ask = (method: string, lines: readonly Line[] = [], tag = ''): Promise<string> =>
    answerTo(place.line.port, place.world.desk, request(method, lines, tag));
  const through: Line[] = [['Route', `<sip:127.0.0.1:${place.sipPort};lr>`]];
  expect(await ask('INVITE')).toMatch(/^SIP\/2\.0 407 /);
  expect(await ask('REGISTER')).toMatch(/^SIP\/2\.0 401 /);
  expect(await ask('INVITE', through, ';tag=made-up')).toMatch(/^SIP\/2\.0 481 /);
  expect(await ask('REFER', [...through, ['Refer-To', '<sip:1002@sip.test>']], ';tag=made-up')).toMatch(
    /^SIP\/2\.0 481 /,
  );
  await expect(carrier.invite(500)).rejects.toThrow('was not called');
  await carrier.stop();
});
