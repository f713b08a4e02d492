import { checkParts } from '@inlay/domain/content.ts';
import type { GetAnswerFromAiRequest } from '@inlay/protocol/agent-socket/get_answer_from_ai.ts';
import { sentence } from '../../i18n/sentence.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { checkClaims } from '../claims.ts';
import type { AgentDeps } from '../context.ts';

/** A12: a stored answer, or the honest word that there is none. */
export const getAnswerFromAi = async (
  { assistant }: AgentDeps,
  connection: AgentConnection,
  request: GetAnswerFromAiRequest,
) => {
  checkClaims(connection, request);
  const question = checkParts(request.user_query)
    .flatMap((part) => (part.type === 'text' ? [part.value.text] : []))
    .join(' ');
  const { answer, confidence, sources } = await assistant.answer(connection.agent.deskId, question);
  const text = answer ?? sentence(connection.language, 'no_answer');
  return {
    data: {
      message_list: [{ type: 'text' as const, value: { text } }],
      answered: answer !== null,
      confidence,
      sources,
    },
  };
};
