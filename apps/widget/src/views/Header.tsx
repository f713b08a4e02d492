/** @jsxImportSource preact */
import type { Conversation } from '../conversation/conversation.ts';
import type { Words } from '../languages/en.ts';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

const subtitleOf = ({ desk, thread }: Conversation, words: Words): string => {
  if (thread?.state === 'open' && thread.agent) return desk?.name ?? '';
  if (thread?.state === 'queued') return words.waiting;
  return desk?.agents_online ? words.online : '';
};

export const Header = ({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: (() => void) | null;
}) => {
  const { words } = useSpeech();
  const agent = conversation.thread?.state === 'open' ? conversation.thread.agent : null;
  const title = agent?.name ?? conversation.desk?.name ?? words.chat;
  const subtitle = subtitleOf(conversation, words);
  return (
    <header class="header">
      <Avatar name={title} image={agent?.head_img ?? ''} />
      <div class="header-text">
        <h1>{title}</h1>
        {subtitle && <p>{subtitle}</p>}
      </div>
      {onClose && (
        <button
          type="button"
          class="header-close"
          aria-label={words.close}
          title={words.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      )}
    </header>
  );
};
