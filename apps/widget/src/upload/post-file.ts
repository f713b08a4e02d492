import type { UploadAnswer } from '@inlay/protocol/upload-http/upload.ts';

export type Posted =
  | { kind: 'done'; stored: UploadAnswer['data'] }
  | { kind: 'refused'; code: number; msg: string }
  | { kind: 'lost' };

export type Post = (
  file: File,
  token: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<Posted>;

const toPosted = (request: XMLHttpRequest): Posted => {
  const { code, msg, data } = (request.response ?? {}) as {
    code?: unknown;
    msg?: unknown;
    data?: UploadAnswer['data'];
  };
  if (code === 0 && data) return { kind: 'done', stored: data };
  return { kind: 'refused', code: Number(code) || request.status, msg: typeof msg === 'string' ? msg : '' };
};

/** XMLHttpRequest, because fetch tells nothing about the progress of what it sends. */
export const postFile: Post = (file, token, onProgress, signal) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', '/api/uploads');
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(toPosted(request));
    request.onerror = request.onabort = request.ontimeout = () => resolve({ kind: 'lost' });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
