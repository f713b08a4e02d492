import { randomInt } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { RtpHeader, RtpPacket } from 'werift';
import { systemClock } from '../../clock.ts';
import { openUdp, type Udp } from '../testing/udp-telephone.ts';
import { webrtcCaller } from '../testing/webrtc-caller.ts';
import { mediaProcess } from './media-process.ts';
import { sine } from './pcmu.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const place = { bind: '127.0.0.1', address: '127.0.0.1', ports: null };
const open = async (more: Partial<Parameters<ReturnType<typeof mediaProcess>['bridge']>[0]> = {}) => {
  const peers = mediaProcess({ log: quiet, clock: systemClock });
  ends.push(() => peers.close());
  return peers.bridge({ ...place, ...more }, () => undefined);
};
const page = () => {
  const made = webrtcCaller();
  ends.push(() => made.close());
  return made;
};
const telephone = async (address?: string): Promise<Udp> => {
  const udp = await openUdp(address);
  ends.push(() => udp.close());
  return udp;
};

const plain = (port: number, lines: readonly string[] = [], address = '127.0.0.1'): string =>
  `${['v=0', `o=- 1 1 IN IP4 ${address}`, 's=-', `c=IN IP4 ${address}`, 't=0 0', `m=audio ${port} RTP/AVP 0 96`, 'a=rtpmap:0 PCMU/8000', 'a=rtpmap:96 telephone-event/8000', ...lines].join('\r\n')}\r\n`;
const portOf = (sdp: string): number => Number(/^m=audio (\d+)/m.exec(sdp)?.[1]);

const packet = (sequenceNumber: number, payload: Buffer, ssrc = 9, payloadType = 0): Buffer =>
  new RtpPacket(
    new RtpHeader({ version: 2, payloadType, sequenceNumber, timestamp: sequenceNumber * 160, ssrc }),
    payload,
  ).serialize();
const read = ({ data }: { data: Buffer }): RtpPacket => RtpPacket.deSerialize(data);
const soon = (): Promise<null> => new Promise((resolve) => systemClock.after(20, () => resolve(null)));

/** A page and a telephone that talk. */
const talking = async (lines: readonly string[] = []) => {
  const bridge = await open();
  const far = await telephone();
  const near = page();
  const offered = await bridge.plainOffer();
  await bridge.takePlainAnswer(plain(far.port, lines));
  await near.connection.setRemoteDescription({
    type: 'answer',
    sdp: await bridge.answer(await near.offer()),
  });
  await near.connected;
  return { bridge, far, near, port: portOf(offered), offered };
};

const sayUntil = async (say: () => Promise<unknown>, heard: () => boolean): Promise<void> => {
  while (!heard()) {
    await say();
    await soon();
  }
};

test('[P6] page and telephone hear each other, byte for byte', async () => {
  const { far, near, port, offered } = await talking();
  expect(offered).toMatch(/^m=audio \d+ RTP\/AVP 0 101\r$/m);
  const [mine, theirs] = [sine(1000)(), sine(440)()];
  await sayUntil(
    () => near.say(mine),
    () => far.seen.some((datagram) => read(datagram).payload.equals(mine)),
  );
  let sequence = 0;
  await sayUntil(
    () => far.send(packet((sequence += 1), theirs), port),
    () => near.heard.some((payload) => payload.equals(theirs)),
  );
});

test('[P6] packets stay one stream when the telephone changes its source, and a gap stays a gap', async () => {
  const { far, near, port } = await talking();
  const frame = sine(440)();
  let sequence = 0;
  await sayUntil(
    () => far.send(packet((sequence += 1), frame), port),
    () => near.heard.length > 0,
  );
  const numbers: number[] = [];
  near.onPacket((header) => numbers.push(header.sequenceNumber));
  for (const [number, source] of [
    [40_000, 1],
    [40_001, 1],
    [40_004, 1],
    [3, 2],
  ] as const) {
    const before = numbers.length;
    await far.send(packet(number, frame, source), port);
    while (numbers.length === before) await near.more();
  }
  const [first = 0] = numbers;
  expect(numbers.map((number) => (number - first + 65_536) % 65_536)).toEqual([0, 1, 4, 5]);
});

test('[P8] keys go out as RFC 4733: each begins once, grows, and ends three times with the same timestamp', async () => {
  const { bridge, far, near } = await talking();
  const frame = sine(1000)();
  await sayUntil(
    () => near.say(frame),
    () => far.seen.length > 0,
  );
  bridge.dtmf('4');
  bridge.dtmf('#');
  const events = (): RtpPacket[] => far.seen.map(read).filter(({ header }) => header.payloadType === 96);
  const ended = (): number => events().filter(({ payload }) => payload.readUInt8(1) >= 0x80).length;
  await sayUntil(
    () => near.say(frame),
    () => ended() >= 6,
  );
  for (const [index, event] of [4, 11].entries()) {
    const key = events().slice(index * 11, index * 11 + 11);
    expect(key.map(({ payload }) => payload[0])).toEqual(Array.from({ length: 11 }, () => event));
    expect(key.map(({ header }) => header.marker)).toEqual([
      true,
      ...Array.from({ length: 10 }, () => false),
    ]);
    expect(new Set(key.map(({ header }) => header.timestamp)).size).toBe(1);
    expect(key.map(({ payload }) => payload.readUInt16BE(2))).toEqual([
      160, 320, 480, 640, 800, 960, 1120, 1280, 1280, 1280, 1280,
    ]);
  }
  const numbers = far.seen.map((datagram) => read(datagram).header.sequenceNumber);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('[P6] only the address that the telephone has named is heard; garbage changes nothing', async () => {
  const { far, near, port } = await talking();
  const stranger = await telephone('127.0.0.2');
  const [mine, theirs] = [sine(300)(), sine(440)()];
  for (const garbage of [Buffer.alloc(0), Buffer.alloc(3), Buffer.alloc(12, 0xff), packet(1, theirs, 9, 13)])
    await far.send(garbage, port);
  let sequence = 0;
  await sayUntil(
    async () => {
      sequence += 1;
      await stranger.send(packet(sequence, mine), port);
      await far.send(packet(sequence, theirs), port);
    },
    () => near.heard.length > 5,
  );
  expect(near.heard.every((payload) => payload.equals(theirs))).toBe(true);
  expect(stranger.seen).toEqual([]);
});

test('[P8] the telephone holds and resumes; then a page that is new to the call takes the place of the first', async () => {
  const { bridge, far, near } = await talking();
  const answer = await bridge.plainAnswer(plain(far.port, ['a=sendonly']));
  expect(answer).toContain('a=recvonly');
  expect(await bridge.plainAnswer(plain(far.port))).toContain('a=sendrecv');
  const other = page();
  const offer = await bridge.offer();
  await other.connection.setRemoteDescription({ type: 'offer', sdp: offer });
  await other.connection.setLocalDescription(await other.connection.createAnswer());
  await bridge.takeAnswer(await other.description());
  await other.connected;
  const [mine, stale] = [sine(700)(), sine(1000)()];
  await sayUntil(
    () => other.say(mine),
    () => far.seen.some((datagram) => read(datagram).payload.equals(mine)),
  );
  await near.say(stale);
  await sayUntil(
    () => other.say(mine),
    () => far.seen.length > 20,
  );
  expect(far.seen.every((datagram) => !read(datagram).payload.equals(stale))).toBe(true);
});

test('[P6] an answer of the carrier that cannot be served is refused in words, and the call can go on', async () => {
  const bridge = await open();
  await bridge.plainOffer();
  for (const [sdp, why] of [
    ['', 'PCMU'],
    ['v=0\r\n', 'PCMU'],
    [plain(9).replace('RTP/AVP 0 96', 'RTP/AVP 8'), 'PCMU'],
    [plain(9).replace('RTP/AVP', 'RTP/SAVP'), 'PCMU'],
    [plain(0), 'PCMU'],
    [plain(70_000), 'address'],
    [plain(9, [], 'carrier.example'), 'address'],
    ['x'.repeat(40_000), /./],
  ] as const)
    await expect(bridge.takePlainAnswer(sdp)).rejects.toThrow(why);
  expect(await bridge.plainOffer()).toContain('m=audio');
});

test('[P6] ports come from the range of the firewall; when all are taken it is said', async () => {
  // Below those that the system gives away by itself.
  const from = 20_000 + 2 * randomInt(5_000);
  const ports = [from, from + 3] as const;
  const offered = [];
  for (let call = 0; call < 2; call += 1) offered.push(portOf(await (await open({ ports })).plainOffer()));
  expect(new Set(offered)).toEqual(new Set([from, from + 2]));
  await expect((await open({ ports })).plainOffer()).rejects.toThrow('no port');
});
