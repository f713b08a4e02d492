import { randomBytes } from 'node:crypto';
import {
  beginRecordingAnswer,
  beginRecordingBody,
  type BeginRecordingBody,
  type BeginRecordingData,
  endRecordingBody,
  type EndRecordingBody,
  recordingAnswer,
} from '@inlay/protocol/calls-http/recordings.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { emptyAnswer } from '@inlay/protocol/http-envelope.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { chunkBytes, durationSlackMs, mostChunks } from '../../calls/recordings/limits.ts';
import { receiveChunk } from '../../calls/recordings/receive-chunk.ts';
import { pace } from '../../files/pace.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import type { KeptRecording } from '../../store/recordings-port.ts';
import { okAnswer } from '../json-route.ts';
import { agentOf, numberIn } from './agent-of.ts';
import type { CallsHttpDeps } from './deps.ts';

type Asked = { deps: CallsHttpDeps; agent: AgentRecord; request: FastifyRequest };

const requestsPerMinute = 600;

const begin = async ({ deps, agent, request }: Asked): Promise<BeginRecordingData> => {
  const { call_id: uid } = request.body as BeginRecordingBody;
  const begun = accepted(
    await deps.store.writes.beginRecording({
      deskId: agent.deskId,
      agentId: agent.id,
      uid,
      secret: randomBytes(32).toString('base64url'),
      now: deps.clock.now(),
    }),
  );
  const isHere = begun.record === 'here';
  return {
    record: begun.record,
    recording_id: isHere ? begun.recordingId : null,
    consent_tone: isHere && begun.consentTone,
    chunk_bytes: chunkBytes,
    most_chunks: mostChunks,
  };
};

const own = async ({ deps, agent, request }: Asked): Promise<KeptRecording> => {
  const found = await deps.store.reads.recording(agent.deskId, numberIn(request, 'id'));
  if (found?.agent.id !== agent.id) throw new WireError(404, 'unknown_recording');
  return found;
};

const look = async (asked: Asked) => {
  const { id, state, chunks } = await own(asked);
  return { recording_id: id, state, chunks: chunks.map(({ number }) => number) };
};

const takeChunk = async (asked: Asked): Promise<void> => {
  const { deps, agent, request } = asked;
  const { id } = await own(asked);
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const number = numberIn(request, 'number');
  await receiveChunk(deps, { deskId: agent.deskId, agentId: agent.id, recordingId: id, number, bytes });
};

/** Nobody records longer than the call was. */
const checkDuration = (deps: CallsHttpDeps, { call }: KeptRecording, durationMs: number): void => {
  const talked = (call.endedAt ?? deps.clock.now()) - (call.connectedAt ?? 0);
  if (durationMs > talked + durationSlackMs) throw new WireError(400, 'recording_too_long');
};

const end = async (asked: Asked): Promise<void> => {
  const { deps, agent, request } = asked;
  const { chunks, duration_ms: durationMs, problem = null } = request.body as EndRecordingBody;
  const recording = await own(asked);
  checkDuration(deps, recording, durationMs);
  const owned = { deskId: agent.deskId, agentId: agent.id, recordingId: recording.id };
  const now = deps.clock.now();
  accepted(await deps.store.writes.endRecording({ ...owned, chunks, durationMs, problem, now }));
};

type Route = {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  summary: string;
  body?: TSchema;
  answer: TSchema;
  run: (asked: Asked) => Promise<unknown>;
};

const routes: readonly Route[] = [
  {
    method: 'POST',
    url: '',
    summary: 'P8: record a call that this agent is in',
    body: beginRecordingBody,
    answer: beginRecordingAnswer,
    run: begin,
  },
  {
    method: 'GET',
    url: '/:id',
    summary: 'P8: which chunks of an own recording are stored',
    answer: recordingAnswer,
    run: look,
  },
  {
    method: 'PUT',
    url: '/:id/chunks/:number',
    summary: 'P8: a chunk, as application/octet-stream; the same again changes nothing',
    answer: emptyAnswer,
    run: takeChunk,
  },
  {
    method: 'POST',
    url: '/:id/end',
    summary: 'P8: all chunks were sent',
    body: endRecordingBody,
    answer: emptyAnswer,
    run: end,
  },
];

/** P8: by the agent who holds the call, each request with the agent's session. */
export const recordings = async (app: FastifyInstance, deps: CallsHttpDeps): Promise<void> => {
  const isAllowed = pace(deps.clock, requestsPerMinute);
  const agents = new WeakMap<FastifyRequest, AgentRecord>();
  // Before a byte of the body is read.
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    const agent = await agentOf(deps, request);
    if (!isAllowed(`agent ${agent.id}`)) throw new WireError(429, 'too_fast');
    agents.set(request, agent);
  };
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: chunkBytes },
      async (_request: unknown, bytes: Buffer) => bytes,
    );
    for (const { method, url, summary, body, answer, run } of routes)
      scope.route({
        method,
        url: `/api/calls/recordings${url}`,
        schema: body ? { body } : {},
        config: { summary, answer, security: 'session' },
        onRequest,
        handler: async (request) => {
          const agent = agents.get(request);
          if (!agent) throw new WireError(401, 'bad_token');
          return okAnswer(await run({ deps, agent, request }));
        },
      });
  });
};
