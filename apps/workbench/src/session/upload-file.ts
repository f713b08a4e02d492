import { RequestRefused } from '@inlay/client/refused.ts';
import type { UploadAnswer } from '@inlay/protocol/upload-http/upload.ts';
import { Unreachable } from './api.ts';

export type Uploaded = UploadAnswer['data'];

type Answer = UploadAnswer | { code: number; msg: string };

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'number';

/** What is not our JSON is a proxy's own page. */
const settle = (answer: unknown): Uploaded => {
  if (!isAnswer(answer)) throw new Unreachable();
  if ('data' in answer) return answer.data;
  throw new RequestRefused(answer.code, answer.msg);
};

export type Upload = { token: string; signal: AbortSignal; onProgress: (share: number) => void };

/** POST /api/uploads. By XMLHttpRequest, because fetch tells nothing about the progress of what it sends. */
export const uploadFile = (file: File, { token, signal, onProgress }: Upload): Promise<Uploaded> => {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.set('file', file);
  request.open('POST', '/api/uploads');
  request.setRequestHeader('authorization', `Bearer ${token}`);
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    onProgress(total > 0 ? loaded / total : 0),
  );
  signal.addEventListener('abort', () => request.abort(), { once: true });
  const answered = new Promise<unknown>((resolve, reject) => {
    request.addEventListener('load', () => resolve(request.response));
    for (const name of ['error', 'abort', 'timeout'] as const)
      request.addEventListener(name, () => reject(new Unreachable()));
  });
  request.send(body);
  return answered.then(settle);
};
