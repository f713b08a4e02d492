import { recordingLinkAnswer } from '@inlay/protocol/calls-http/recordings.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readRecording } from '../../calls/recordings/read-recording.ts';
import { agentOfLink, linkSeconds, linkTo } from '../../calls/recordings/signed-link.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import type { KeptRecording } from '../../store/recordings-port.ts';
import { bearerOf } from '../bearer.ts';
import { okAnswer } from '../json-route.ts';
import { rangeOf } from '../uploads/byte-range.ts';
import { agentOf, numberIn } from './agent-of.ts';
import type { CallsHttpDeps } from './deps.ts';

const unknown = (): WireError => new WireError(404, 'unknown_recording');

/** Administrators of the desk, and whoever recorded it; to all others there is none. */
const heardBy = (recording: KeptRecording | null, agent: AgentRecord | null): KeptRecording => {
  const may =
    agent?.enabled &&
    agent.deskId === recording?.deskId &&
    (agent.role === 'admin' || agent.id === recording.agent.id);
  if (!recording || !may || recording.state !== 'stored') throw unknown();
  return recording;
};

const bySession = async (deps: CallsHttpDeps, request: FastifyRequest) => {
  const agent = await agentOf(deps, request);
  const found = await deps.store.reads.recording(agent.deskId, numberIn(request, 'id'));
  return { agent, recording: heardBy(found, agent) };
};

/** The agent is looked up again: a right that was taken away ends the address too (W8). */
const byLink = async ({ store, clock }: CallsHttpDeps, request: FastifyRequest): Promise<KeptRecording> => {
  const found = await store.reads.recordingById(numberIn(request, 'id'));
  if (!found) throw unknown();
  const agentId = agentOfLink(found, request.query as Record<string, unknown>, clock.now());
  if (agentId === null) throw new WireError(403, 'recording_bad_link');
  return heardBy(found, await store.reads.agent(agentId));
};

const nameOf = ({ id, call, mime }: KeptRecording): string =>
  `call-${call.uid.replaceAll(/[^\w-]/g, '_')}-${id}.${mime === 'audio/ogg' ? 'ogg' : 'webm'}`;

const send = (
  deps: CallsHttpDeps,
  recording: KeptRecording,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  const { size, chunks, mime } = recording;
  const range = rangeOf(request.headers.range, size);
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${size}`).send();
  const wanted = range ?? { start: 0, end: size - 1 };
  reply
    .type(mime)
    .header('content-disposition', `inline; filename="${nameOf(recording)}"`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('accept-ranges', 'bytes')
    .header('content-length', wanted.end - wanted.start + 1);
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
  return reply.send(readRecording(deps.files, chunks, wanted));
};

const link = (deps: CallsHttpDeps) => async (request: FastifyRequest) => {
  const { agent, recording } = await bySession(deps, request);
  return okAnswer({ url: linkTo(recording, agent.id, deps.clock.now()), expires_in: linkSeconds });
};

/** P8: to listen to and to keep; players ask for pieces. */
export const recordingFile = (app: FastifyInstance, deps: CallsHttpDeps): void => {
  app.post(
    '/api/calls/recordings/:id/link',
    {
      config: {
        summary: 'P8: an address for a player, for administrators and whoever recorded it',
        answer: recordingLinkAnswer,
        security: 'session',
      },
    },
    link(deps),
  );
  app.get('/api/calls/recordings/:id/file', async (request, reply) => {
    const isSigned = bearerOf(request) === null && 'signature' in (request.query as object);
    const recording = isSigned ? await byLink(deps, request) : (await bySession(deps, request)).recording;
    return send(deps, recording, request, reply);
  });
};
