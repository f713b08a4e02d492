import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';
import { rangeOf } from './byte-range.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ uploadMaxBytes: 64 * 1024 });
  token = await loginAs(server.url, 'ada');
});
afterAll(() => server.close());

const upload = (bytes: Uint8Array, name: string, type = '') => {
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return ask(`${server.url}/api/uploads`, { body, token });
};

/** A second of silence. */
const wav = (): Buffer => {
  const head = Buffer.alloc(44 + 8000);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + 8000, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(8000, 40);
  return head;
};
const webm = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
  Buffer.alloc(64),
]);

test.each([
  ['a document', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'Rechnung Nr. 7.PDF', 'Rechnung Nr. 7.pdf'],
  ['a text', Buffer.from('<script>alert(1)</script>'), 'notes.txt', 'notes.txt'],
  ['an archive', Buffer.from('504b0304140000000800', 'hex'), '订单.zip', '订单.zip'],
  ['something without an ending', Buffer.from('x'), 'README', 'README'],
])('[A10] %s is kept, and only ever saved', async (_, bytes, name, kept) => {
  const { data } = await upload(bytes, name, 'text/html');
  expect(data).toMatchObject({
    name: kept,
    size: bytes.length,
    mime: 'application/octet-stream',
    width: 0,
    height: 0,
  });
  const response = await fetch(server.url + String(data['url']));
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(kept)}`,
  });
});

test('[A10] sound and film are played where they are shown; a recording of sound stays one', async () => {
  expect((await upload(wav(), 'voice.wav')).data).toMatchObject({ mime: 'audio/wav', name: 'voice.wav' });
  expect((await upload(webm, 'voice.webm', 'audio/webm;codecs=opus')).data).toMatchObject({
    mime: 'audio/webm',
  });
  expect((await upload(webm, 'clip.webm', 'video/webm')).data).toMatchObject({ mime: 'video/webm' });
});

test.each([
  ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'setup.exe'],
  ['a program under another name', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'photo.txt'],
  ['a script', Buffer.from('WScript.Echo(1)'), 'order.pdf.js'],
  ['a page', Buffer.from('<!doctype html>'), 'order.HTML'],
  ['a page without its name', Buffer.from('x'), 'order.svg'],
  ['a shortcut', Buffer.from('x'), 'a.lnk '],
])('[A10] refused with 415: %s', async (_, bytes, name) => {
  expect(await upload(bytes, name)).toMatchObject({
    status: 415,
    code: 415,
    msg: expect.stringMatching(/\w+ \w+/),
  });
});

test('[A10] an empty file is 400', async () => {
  expect(await upload(Buffer.alloc(0), 'a.txt')).toMatchObject({ code: 400 });
});

test('[A10] players ask for pieces', async () => {
  const bytes = wav();
  const { data } = await upload(bytes, 'voice.wav');
  const piece = (range: string) => fetch(server.url + String(data['url']), { headers: { range } });
  const some = await piece('bytes=4-7');
  expect([some.status, some.headers.get('content-range')]).toEqual([206, `bytes 4-7/${bytes.length}`]);
  expect(Buffer.from(await some.arrayBuffer()).equals(bytes.subarray(4, 8))).toBe(true);
  const tail = await piece('bytes=-10');
  expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-10))).toBe(true);
  const beyond = await piece(`bytes=${bytes.length}-`);
  expect([beyond.status, await beyond.text()]).toEqual([416, '']);
  const several = await piece('bytes=0-1,4-5');
  expect([several.status, (await several.arrayBuffer()).byteLength]).toEqual([200, bytes.length]);
});

test.each([
  ['bytes=0-', { start: 0, end: 9 }],
  ['bytes=2-4', { start: 2, end: 4 }],
  ['bytes=8-100', { start: 8, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-100', { start: 0, end: 9 }],
  ['bytes=-0', 'none'],
  ['bytes=10-', 'none'],
  ['bytes=4-2', null],
  ['bytes=-', null],
  ['lines=1-2', null],
  ['bytes=999999999999999999-', null],
  [undefined, null],
])('[A10] the range %j of ten bytes', (header, range) => {
  expect(rangeOf(header, 10)).toEqual(range);
});
