import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import { mediaProcess } from './media-process.ts';
import { greeting } from './greeting.ts';
import { sine } from './pcmu.ts';
import { webrtcCaller } from '../testing/webrtc-caller.ts';

const faults: string[] = [];
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (_: object, text: string) => void faults.push(text),
};
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const open = () => {
  const peers = mediaProcess({ log, clock: systemClock });
  ends.push(() => peers.close());
  return peers;
};

const caller = () => {
  const made = webrtcCaller();
  ends.push(() => made.close());
  return made;
};

test('[P6] the echo gives back what it hears, byte for byte', async () => {
  const peer = await open().open('echo');
  const { connection, offer, connected, heard, more, say } = caller();
  await connection.setRemoteDescription({ type: 'answer', sdp: await peer.answer(await offer()) });
  await connected;
  const frame = sine(1000)();
  while (!heard.some((payload) => payload.equals(frame))) {
    await say(frame);
    await Promise.race([more(), new Promise((resolve) => systemClock.after(20, () => resolve(null)))]);
  }
  expect(heard.at(0)).toEqual(frame);
});

test('[P6] the tone comes by itself; a digit is answered by a beep', async () => {
  const peer = await open().open('tone');
  const { connection, offer, connected, heard, more } = caller();
  await connection.setRemoteDescription({ type: 'answer', sdp: await peer.answer(await offer()) });
  await connected;
  while (heard.length < 10) await more();
  const tone = sine(440);
  const beep = sine(500)();
  expect(heard[0]?.length).toBe(tone().length);
  peer.dtmf('0');
  while (!heard.some((payload) => payload.equals(beep))) await more();
  peer.close();
});

test('[P6] the greeting is spoken from its first word on, and again', async () => {
  const peer = await open().open('greeting');
  const { connection, offer, connected, heard, more } = caller();
  await connection.setRemoteDescription({ type: 'answer', sdp: await peer.answer(await offer()) });
  await connected;
  while (heard.length < 100) await more();
  const frames = greeting();
  const spoken = Buffer.concat(Array.from({ length: 200 }, frames));
  const begins = spoken.indexOf(Buffer.concat(heard.slice(0, 100)));
  // The server may be connected a moment before the page is.
  expect(begins).toBeGreaterThanOrEqual(0);
  expect(begins).toBeLessThan(8_000);
  expect(new Set(spoken).size).toBeGreaterThan(100);
  peer.close();
});

test('[P6] what is no offer is refused, and the process serves the next call', async () => {
  const peers = open();
  for (const offer of [
    '',
    'v=0\r\n',
    'x'.repeat(40_000),
    'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n',
  ]) {
    const peer = await peers.open('echo');
    await expect(peer.answer(offer)).rejects.toThrow(/./);
    peer.close();
    peer.close();
  }
  const { offer } = caller();
  expect(await (await peers.open('echo')).answer(await offer())).toContain('m=audio');
  peers.close();
  await expect(peers.open('tone')).rejects.toThrow('stopped');
  expect(faults).toEqual([]);
});
