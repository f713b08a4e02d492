import { expect, test } from 'vitest';
import { compile } from '@inlay/protocol/compile.ts';
import { agentParts } from '@inlay/protocol/content.ts';
import { onCrmUpdate } from '@inlay/protocol/staff-sdk/onCrmUpdate.ts';
import { onReceiveMsg } from '@inlay/protocol/staff-sdk/onReceiveMsg.ts';
import { buildRecord } from '../testing/build.ts';
import { crmUpdate } from './crm-update.ts';
import { cardPart, filePart, picturePart, textPart, videoPart, voicePart } from './page-parts.ts';
import { receivedMessage } from './received-message.ts';

const received = compile(onReceiveMsg);

test('[S6] each kind of message in the words of chapter 12; paths become addresses of the desk', () => {
  const told = (message: Parameters<typeof buildRecord>[0]['message']) => {
    const value = receivedMessage(
      'v1',
      buildRecord({ seq: 1, ...(message ? { message } : {}) }),
      'https://desk.example',
    );
    expect(value === null || received.check(value)).toBe(true);
    return value;
  };
  expect(told({ type: 'text', value: { text: 'hi' } })).toEqual({
    visitorId: 'v1',
    msgType: 1,
    content: 'hi',
  });
  expect(told({ type: 'picture', value: { url: '/files/a' } })).toEqual({
    visitorId: 'v1',
    msgType: 2,
    smallImg: 'https://desk.example/files/a',
    sourceImg: 'https://desk.example/files/a',
  });
  expect(told({ type: 'video', value: { url: 'https://x.example/v' } })).toMatchObject({
    msgType: 3,
    fileUrl: 'https://x.example/v',
  });
  expect(told({ type: 'voice', value: { url: '/v', duration: 3 } })).toMatchObject({
    msgType: 4,
    voiceDuration: 3,
  });
  expect(told({ type: 'file', value: { url: '/f', name: 'f.pdf', size: 9 } })).toMatchObject({
    msgType: 5,
    fileName: 'f.pdf',
    fileSize: 9,
  });
  expect(told({ type: 'event', value: { name: 'accepted' } })).toBeNull();
});

test('[S6] what was written down in the words of chapter 13', () => {
  const notes = {
    realname: 'Mei',
    mobile: '1',
    email: '',
    sex: 2,
    age: null,
    qq: '',
    wechat: 'w',
    memo: 'm',
    tags: [],
  };
  const update = crmUpdate('v1', notes, 'Visitor');
  expect(compile(onCrmUpdate).check(update)).toBe(true);
  expect(update).toMatchObject({
    visitorId: 'v1',
    name: 'Mei',
    gender: 2,
    phone: '1',
    wechat: 'w',
    memo: 'm',
  });
  expect(update).not.toHaveProperty('age');
});

test('[S5] [A10] what a page sends are parts that agents send; empty fields are none', () => {
  const card = cardPart({ eventId: 7, title: 'Tea', imageUrl: '', memo: 'm', visibility: 2, dedup: 1 });
  expect(card.value).toEqual({ event_id: '7', title: 'Tea', memo: 'm', visibility: 2, dedup: 1 });
  const parts = [
    textPart('hi'),
    picturePart({ smallImg: '/s', sourceImg: '/l' }),
    videoPart({ videoThumbUrl: '/t', fileUrl: '/v' }),
    voicePart({ fileUrl: '/v', voiceDuration: 2 }),
    filePart({ fileUrl: '/f', fileName: 'f', fileSize: 1 }),
    card,
  ];
  expect(compile(agentParts).firstError(parts)).toBeNull();
});

test('[A10] [S4] what a page does not know is left out: thumbnail, duration, size', () => {
  const url = 'https://x.example/a';
  const sparse = [
    picturePart({ sourceImg: url }),
    videoPart({ fileUrl: url }),
    voicePart({ fileUrl: url }),
    voicePart({ fileUrl: url, voiceDuration: 0 }),
    filePart({ fileUrl: url, fileName: 'f' }),
    filePart({ fileUrl: url, fileName: 'f', fileSize: 0 }),
  ];
  expect(sparse.map(({ value }) => value)).toEqual([
    { url },
    { url },
    { url },
    { url },
    { url, name: 'f' },
    { url, name: 'f' },
  ]);
  expect(compile(agentParts).firstError(sparse)).toBeNull();
});
