import { RequestRefused } from '@inlay/client/refused.ts';
import type { UploadAnswer } from '@inlay/protocol/upload-http/upload.ts';
import { Unreachable } from './api.ts';

type Answer = UploadAnswer | { code: number; msg: string };

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'number';

const parse = (text: string): Answer => {
  try {
    const value: unknown = JSON.parse(text);
    if (isAnswer(value)) return value;
  } catch {
    // Not JSON: a proxy's own page.
  }
  throw new Unreachable();
};

export type Uploaded = UploadAnswer['data'];

/** POST /api/uploads. Aborts with the signal. */
export const uploadPicture = async (file: File, token: string, signal: AbortSignal): Promise<Uploaded> => {
  const body = new FormData();
  body.set('file', file);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch('/api/uploads', {
    method: 'POST',
    headers,
    body,
    signal,
    credentials: 'omit',
  }).catch(() => null);
  if (!response) throw new Unreachable();
  const answer = parse(await response.text());
  if ('data' in answer) return answer.data;
  throw new RequestRefused(answer.code, answer.msg);
};
