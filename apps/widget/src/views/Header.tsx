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

const HeaderButton = ({
  icon,
  label,
  onClick,
}: {
  icon: 'phone' | 'close';
  label: string;
  onClick: () => void;
}) => (
  <button type="button" class="header-button" aria-label={label} title={label} onClick={onClick}>
    <Icon name={icon} />
  </button>
);

export const Header = ({
  conversation,
  onCall,
  onClose,
}: {
  conversation: Conversation;
  /** Null: nobody can be called, or a call is under way. */
  onCall: (() => void) | null;
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
      {onCall && <HeaderButton icon="phone" label={words.callUs} onClick={onCall} />}
      {onClose && <HeaderButton icon="close" label={words.close} onClick={onClose} />}
    </header>
  );
};
