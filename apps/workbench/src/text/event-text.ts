import type { EventPart } from '@inlay/protocol/content.ts';
import { readableName } from '@inlay/ui/readable-name.ts';
import type { Say } from '../languages/use-words.ts';
import { playTime } from '@inlay/ui/play-time.ts';

/** A system line as a sentence. A newer server's unknown event is still a line. */
export const eventText = ({ value }: EventPart, t: Say): string => {
  const agent = readableName(value.agent_name ?? '') || t('event.somebody');
  const to = readableName(value.to_name ?? '') || t('event.somebody');
  switch (value.name) {
    case 'accepted':
      return t('event.accepted', { agent });
    case 'assigned':
      return t('event.assigned', { agent });
    case 'transferred':
      return t('event.transferred', { agent, to });
    case 'requeued':
      return t('event.requeued', { agent });
    case 'closed':
      return value.agent_name ? t('event.closed', { agent }) : t('event.closedByItself');
    case 'reopened':
      return t('event.reopened', { agent });
    case 'rated':
      return t('event.rated', { score: value.score ?? 0 });
    case 'call_ended':
      return t('event.callEnded', { agent, time: playTime(value.seconds ?? 0) });
    case 'call_missed':
      return value.direction === 0 ? t('event.callMissedIn') : t('event.callMissed', { agent });
    default:
      return t('event.unknown');
  }
};
