import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Program, startProgram } from './program.ts';
import { until } from './until.ts';

/** A port that cannot be taken is taken. */
const listens = async (port: number): Promise<boolean> => {
  const socket = createSocket('udp4').bind(port, '127.0.0.1');
  const bound = await once(socket, 'listening').then(
    () => true,
    () => false,
  );
  if (bound) socket.close();
  return !bound;
};

type Place = { folder: string; carrierPort: number };

const echoed = ['Via:', 'From:'].map((name) => `[last_${name}]`).join('\n');

const answer = (status: string, lines: readonly string[] = [], body = ''): string => `<send><![CDATA[
SIP/2.0 ${status}
${echoed}
[last_To:];tag=carrier[call_number]
[last_Call-ID:]
[last_CSeq:]
[last_Record-Route:]
Contact: <sip:[local_ip]:[local_port];transport=udp>
${lines.map((line) => `${line}\n`).join('')}Content-Length: [len]

${body}
]]></send>`;

const scenario = (steps: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="carrier">
<recv request="INVITE" crlf="true"/>
${steps.join('\n')}
</scenario>
`;

/** Refuses what it is sent, after a moment of ringing where a real one rings. */
export const refusing = (status: string, lines: readonly string[] = []): string =>
  scenario([answer('180 Ringing'), answer(status, lines), '<recv request="ACK"/>']);

/** Rings until the caller gives up. */
export const ringing = (): string =>
  scenario([
    answer('180 Ringing'),
    '<recv request="CANCEL" timeout="60000"/>',
    answer('200 OK'),
    `<send><![CDATA[
SIP/2.0 487 Request Terminated
${echoed}
[last_To:];tag=carrier[call_number]
[last_Call-ID:]
CSeq: 1 INVITE
Content-Length: 0

]]></send>`,
    '<recv request="ACK"/>',
  ]);

const sdp = `v=0
o=carrier 1 1 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio [media_port] RTP/AVP 0
a=rtpmap:0 PCMU/8000
`;

const agree = `<send><![CDATA[
SIP/2.0 200 OK
${echoed}
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>`;

/** Answers without the word telephone-event, and takes so many keys before the caller hangs up. */
export const talking = (keys: number): string =>
  scenario([
    answer('200 OK', ['Content-Type: application/sdp'], sdp),
    '<recv request="ACK"/>',
    ...Array.from({ length: keys }, () => `<recv request="INFO"/>${agree}`),
    '<recv request="BYE"/>',
    agree,
  ]);

/** Says nothing at all. */
export const silent = (): string => scenario(['<pause milliseconds="60000"/>']);

export type Carrier = Program & {
  /** What it was sent first. */
  invite: (withinMs?: number) => Promise<string>;
  /** What in all that was said matches. */
  said: (pattern: RegExp) => Promise<string[]>;
};

let started = 0;

/** sipp as the carrier: it takes one call in the way of `xml`. */
export const startCarrier = async ({ folder, carrierPort }: Place, xml: string): Promise<Carrier> => {
  started += 1;
  const name = join(folder, `carrier-${started}`);
  await writeFile(`${name}.xml`, xml);
  const trace = ['-trace_msg', '-message_file', `${name}.log`];
  const way = ['-i', '127.0.0.1', '-p', String(carrierPort), '-nostdin', '-m', '1'];
  const program = startProgram('sipp', ['-sf', `${name}.xml`, ...way, ...trace], {
    folder,
    env: { TERM: 'dumb' },
  });
  await until(
    () => `sipp does not listen: ${program.log()}`,
    () => listens(carrierPort),
  );
  return {
    ...program,
    invite: (withinMs) =>
      until(
        () => 'the carrier was not called',
        async () => {
          const text = await readFile(`${name}.log`, 'utf8').catch(() => '');
          return text.includes('INVITE sip:') && text;
        },
        withinMs,
      ),
    said: async (pattern) => {
      const text = await readFile(`${name}.log`, 'utf8').catch(() => '');
      return (text.match(pattern) ?? []).map((line) => line.trim());
    },
  };
};

const offer = `v=0
o=customer 1 1 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio [media_port] RTP/AVP 0 101
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=ptime:20
`;

const finals = ['480', '486', '487', '603'];
const quiet = ['100', '180', '183'];

/** Calls, with what goes along in headers, and takes its refusal. */
const calling = (number: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="customer">
<send retrans="500"><![CDATA[
INVITE sip:${number}@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
From: <sip:+85298765432@carrier.test>;tag=customer[call_number]
To: <sip:${number}@carrier.test>
Call-ID: [call_id]
CSeq: 1 INVITE
Contact: <sip:customer@[local_ip]:[local_port]>
Max-Forwards: 70
X-Order-Id: in-order-1
X-Other: ${encodeURIComponent('{"name":"张三"}')}
Content-Type: application/sdp
Content-Length: [len]

${offer}
]]></send>
${quiet.map((status) => `<recv response="${status}" optional="true"/>`).join('\n')}
${finals.map((status) => `<recv response="${status}" optional="true" next="1"/>`).join('\n')}
<recv response="200"/>
<label id="1"/>
<send><![CDATA[
ACK sip:${number}@[remote_ip]:[remote_port] SIP/2.0
[last_Via:]
[last_From:]
[last_To:]
Call-ID: [call_id]
CSeq: 1 ACK
Max-Forwards: 70
Content-Length: 0

]]></send>
</scenario>
`;

/** sipp as a customer who calls a number of the desk, from a port of the carrier's own. */
export const startCaller = async (
  { folder, sipPort }: { folder: string; sipPort: number },
  number: string,
) => {
  started += 1;
  const name = join(folder, `caller-${started}`);
  await writeFile(`${name}.xml`, calling(number));
  const trace = ['-trace_msg', '-message_file', `${name}.log`];
  const way = ['-i', '127.0.0.1', '-nostdin', '-m', '1', `127.0.0.1:${sipPort}`];
  const program = startProgram('sipp', ['-sf', `${name}.xml`, ...way, ...trace], {
    folder,
    env: { TERM: 'dumb' },
  });
  return {
    ...program,
    /** The first line of the last word. */
    final: (): Promise<string> =>
      until(
        () => `no final answer: ${program.log()}`,
        async () => {
          const text = await readFile(`${name}.log`, 'utf8').catch(() => '');
          return /^SIP\/2\.0 [2-6].*$/m.exec(text)?.[0].trim();
        },
      ),
  };
};
