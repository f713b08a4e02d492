import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { RecordingServer } from '@inlay/phone/recording-port.ts';
import type { BeginRecordingData } from '@inlay/protocol/calls-http/recordings.ts';
import type { Language } from '@inlay/protocol/errors.ts';

type Envelope = { code: number; msg: string; data: unknown };
type Deps = { fetch: typeof window.fetch; token: string; language: () => Language };

const envelopeOf = async (response: Response): Promise<Envelope> => {
  const value = (await response.json().catch(() => null)) as Partial<Envelope> | null;
  // A proxy's own page: the server was not reached.
  if (typeof value?.code !== 'number') throw new ConnectionLost();
  return { code: value.code, msg: value.msg ?? '', data: value.data };
};

/** P8: the server's side of recordings, over HTTP. */
export const recordingServer = ({ fetch, token, language }: Deps): RecordingServer => {
  const ask = async (path: string, init: RequestInit, type: string): Promise<unknown> => {
    const headers = new Headers({ authorization: `Bearer ${token}`, 'accept-language': language() });
    if (init.body) headers.set('content-type', type);
    const url = `/api/calls/recordings${path}`;
    const response = await fetch(url, { ...init, headers, credentials: 'omit', cache: 'no-store' }).catch(
      () => null,
    );
    if (!response) throw new ConnectionLost();
    const { code, msg, data } = await envelopeOf(response);
    if (code !== 0) throw new RequestRefused(code, msg);
    return data;
  };
  const post = (path: string, body: object): Promise<unknown> =>
    ask(path, { method: 'POST', body: JSON.stringify(body) }, 'application/json');
  return {
    begin: async (callId) => {
      const begun = (await post('', { call_id: callId })) as BeginRecordingData;
      if (begun.record !== 'here' || begun.recording_id === null)
        return { record: begun.record === 'elsewhere' ? 'elsewhere' : 'off' };
      return {
        record: 'here',
        recordingId: begun.recording_id,
        consentTone: begun.consent_tone,
        chunkBytes: begun.chunk_bytes,
        mostChunks: begun.most_chunks,
      };
    },
    chunksOf: async (recordingId) =>
      ((await ask(`/${recordingId}`, { method: 'GET' }, '')) as { chunks: number[] }).chunks,
    sendChunk: async (recordingId, number, bytes) =>
      void (await ask(
        `/${recordingId}/chunks/${number}`,
        { method: 'PUT', body: bytes },
        'application/octet-stream',
      )),
    end: async (recordingId, { chunks, durationMs, problem }) =>
      void (await post(`/${recordingId}/end`, {
        chunks,
        duration_ms: Math.round(durationMs),
        ...(problem === null ? {} : { problem }),
      })),
  };
};
