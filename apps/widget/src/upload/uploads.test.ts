import { expect, test } from 'vitest';
import type { SendablePart } from '@inlay/protocol/content.ts';
import { settle } from '../testing/fake-time.ts';
import type { Posted } from './post-picture.ts';
import { createUploads } from './uploads.ts';

const picture = { url: '/files/1.png', name: 'tea.png', size: 3, mime: 'image/png', width: 40, height: 30 };
const tea = new File(['tea'], 'tea.png', { type: 'image/png' });

const build = () => {
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
  });
  return { uploads, answers, sent, dropped };
};

test('[V1] a picture shows its progress, then goes out as a message', async () => {
  const { uploads, answers, sent, dropped } = build();
  uploads.add([tea]);
  expect(uploads.list.get()).toMatchObject([{ state: 'sending', progress: 0.5, preview: 'blob:tea.png' }]);
  answers[0]?.({ kind: 'done', picture });
  await settle();
  expect(sent).toEqual([[{ type: 'picture', value: { url: '/files/1.png', width: 40, height: 30 } }]]);
  expect(uploads.list.get()).toEqual([]);
  expect(dropped).toEqual(['blob:tea.png']);
});

test('[V1] what is too large or no picture is refused before it is sent', () => {
  const { uploads, answers } = build();
  uploads.add([new File(['x'.repeat(11)], 'big.png', { type: 'image/png' })]);
  uploads.add([new File(['<svg/>'], 'evil.svg', { type: 'image/svg+xml' })]);
  const faults = uploads.list.get().map((upload) => (upload.state === 'failed' ? upload.fault.kind : null));
  expect(faults).toEqual(['too-large', 'wrong-type']);
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
  answers[2]?.({ kind: 'done', picture });
  await settle();
  expect(sent).toHaveLength(1);
});

test('[V1] a cancelled upload sends nothing, even if it had just arrived', async () => {
  const { uploads, answers, sent } = build();
  uploads.add([tea]);
  uploads.cancel('1');
  answers[0]?.({ kind: 'done', picture });
  await settle();
  expect(uploads.list.get()).toEqual([]);
  expect(sent).toEqual([]);
});
