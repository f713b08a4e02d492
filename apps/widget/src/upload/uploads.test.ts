import { expect, test } from 'vitest';
import type { SendablePart } from '@inlay/protocol/content.ts';
import { settle } from '../testing/fake-time.ts';
import type { Posted } from './post-file.ts';
import type { Given } from './upload.ts';
import { createUploads } from './uploads.ts';

const picture = { url: '/files/1.png', name: 'tea.png', size: 3, mime: 'image/png', width: 40, height: 30 };
const tea = new File(['tea'], 'tea.png', { type: 'image/png' });

const build = (shelf = new Map<string, Given>()) => {
  const answers: ((posted: Posted) => void)[] = [];
  const sent: SendablePart[][] = [];
  const dropped: string[] = [];
  let ids = 0;
  const uploads = createUploads({
    post: (_file, token, onProgress) => {
      onProgress(token === 'vis_1' ? 0.5 : 0);
      return new Promise((resolve) => answers.push(resolve));
    },
    token: () => 'vis_1',
    maxBytes: () => 10,
    send: (parts) => sent.push(parts),
    newId: () => String((ids += 1)),
    preview: { create: (file) => `blob:${file.name}`, drop: (url) => dropped.push(url) },
    shelf: {
      put: (id, given) => void shelf.set(id, given),
      remove: (id) => void shelf.delete(id),
      takeOver: async () => [...shelf].map(([id, given]) => ({ id, given })),
    },
  });
  return { uploads, answers, sent, dropped, shelf };
};

test('[V1] a picture shows its progress, then goes out as a message', async () => {
  const { uploads, answers, sent, dropped } = build();
  uploads.add([tea]);
  expect(uploads.list.get()).toMatchObject([{ state: 'sending', progress: 0.5, preview: 'blob:tea.png' }]);
  answers[0]?.({ kind: 'done', stored: picture });
  await settle();
  expect(sent).toEqual([[{ type: 'picture', value: { url: '/files/1.png', width: 40, height: 30 } }]]);
  expect(uploads.list.get()).toEqual([]);
  expect(dropped).toEqual(['blob:tea.png']);
});

test('[V1] what is too large or empty is refused before it is sent', () => {
  const { uploads, answers } = build();
  uploads.add([new File(['x'.repeat(11)], 'big.png', { type: 'image/png' })]);
  uploads.add([new File([], 'empty.txt')]);
  const faults = uploads.list.get().map((upload) => (upload.state === 'failed' ? upload.fault.kind : null));
  expect(faults).toEqual(['too-large', 'empty']);
  expect(answers).toEqual([]);
});

test('[V1] a broken upload can be tried again; the words of a refusal are kept', async () => {
  const { uploads, answers, sent } = build();
  uploads.add([tea]);
  answers[0]?.({ kind: 'lost' });
  await settle();
  expect(uploads.list.get()).toMatchObject([{ state: 'failed', fault: { kind: 'lost' } }]);
  uploads.retry('1');
  answers[1]?.({ kind: 'refused', code: 429, msg: 'too fast' });
  await settle();
  expect(uploads.list.get()).toMatchObject([
    { state: 'failed', fault: { kind: 'refused', msg: 'too fast' } },
  ]);
  uploads.retry('1');
  answers[2]?.({ kind: 'done', stored: picture });
  await settle();
  expect(sent).toHaveLength(1);
});

test('[V1] a cancelled upload sends nothing, even if it had just arrived', async () => {
  const { uploads, answers, sent } = build();
  uploads.add([tea]);
  uploads.cancel('1');
  answers[0]?.({ kind: 'done', stored: picture });
  await settle();
  expect(uploads.list.get()).toEqual([]);
  expect(sent).toEqual([]);
});

const storedAs = (mime: string) => ({ ...picture, name: 'a.bin', mime, width: 0, height: 0 });

test.each([
  ['application/octet-stream', { type: 'file', value: { url: '/files/1.png', name: 'a.bin', size: 3 } }],
  ['audio/mpeg', { type: 'file', value: { url: '/files/1.png', name: 'a.bin', size: 3 } }],
  ['video/mp4', { type: 'video', value: { url: '/files/1.png' } }],
])('[V1] what the server found is what is sent: %s', async (mime, part) => {
  const { uploads, answers, sent } = build();
  uploads.add([new File(['x'], 'a.bin')]);
  answers[0]?.({ kind: 'done', stored: storedAs(mime) });
  await settle();
  expect(sent).toEqual([[part]]);
});

test('[V1] a recording goes out as a voice message with its length', async () => {
  const { uploads, answers, sent } = build();
  uploads.addVoice(new File(['x'], 'voice.webm', { type: 'audio/webm' }), 3.4);
  answers[0]?.({ kind: 'done', stored: storedAs('audio/webm') });
  await settle();
  expect(sent).toEqual([[{ type: 'voice', value: { url: '/files/1.png', duration: 3.4 } }]]);
});

test('[V1] a reload sends what was under way, and what is sent is not sent again', async () => {
  const first = build();
  first.uploads.add([tea]);
  const second = build(first.shelf);
  await second.uploads.load();
  await second.uploads.load();
  expect(second.uploads.list.get()).toHaveLength(1);
  second.answers[0]?.({ kind: 'done', stored: picture });
  await settle();
  expect(second.sent).toHaveLength(1);
  expect(first.shelf.size).toBe(0);
});

test('[V1] a file the server refuses says so', async () => {
  const { uploads, answers } = build();
  uploads.add([new File(['x'], 'setup.exe')]);
  answers[0]?.({ kind: 'refused', code: 415, msg: 'no programs' });
  await settle();
  expect(uploads.list.get()).toMatchObject([{ state: 'failed', fault: { kind: 'wrong-type' } }]);
});
