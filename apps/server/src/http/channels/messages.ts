import { isAllowedUrl } from '@inlay/domain/allowed-url.ts';
import { checkParts } from '@inlay/domain/content.ts';
import { type ChannelMessageBody, channelMessageBody } from '@inlay/protocol/channel-http/messages.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { toNumericId } from '@inlay/protocol/ids.ts';
import type { FastifyInstance } from 'fastify';
import { newMsgId } from '../../store/msg-id.ts';
import { deskOfApiKey } from '../../auth/api-key-caller.ts';
import type { Deps } from '../../deps.ts';
import { accepted } from '../../socket/answer.ts';
import { bearerOf } from '../bearer.ts';
import { jsonRoute } from '../json-route.ts';

const describe = ({ nickname = '', head_img: headImg = '', channel = 'api' }: ChannelMessageBody) => {
  if (headImg !== '' && !isAllowedUrl(headImg)) throw new WireError(400, 'field_form', { field: 'head_img' });
  return { nickname: nickname.trim(), headImg, channel };
};

/** V3: what a visitor wrote on another channel. */
const receive = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  deskId: number,
  body: ChannelMessageBody,
) => {
  const parts = checkParts(body.message);
  const stored = accepted(
    await store.writes.appendAsVisitor({
      deskId,
      userid: body.userid,
      create: describe(body),
      clientMsgId: body.message_id,
      msgIds: parts.map(() => newMsgId()),
      parts,
      newThreadUid: newMsgId(),
      now: clock.now(),
    }),
  );
  // The last of the parts: who has it has them all.
  const last = stored.messages.at(-1);
  return {
    thread_uid: stored.threadUid,
    msg_id: last?.msgId,
    seq: last?.seq,
    ...(stored.duplicate ? { duplicate: true } : {}),
  };
};

export const channelMessages = (app: FastifyInstance, deps: Deps): void =>
  jsonRoute(app, '/api/channel/messages', channelMessageBody, async (body, request) => {
    const { deskId } = await deskOfApiKey(deps, bearerOf(request));
    if (toNumericId(body.bid) !== deskId) throw new WireError(403, 'other_desk');
    return receive(deps, deskId, body);
  });
