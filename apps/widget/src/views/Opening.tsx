/** @jsxImportSource preact */
import type { Conversation } from '../conversation/conversation.ts';
import { Avatar } from './Avatar.tsx';
import { useSpeech } from './speech.ts';
import { Text } from './Text.tsx';

const Waiting = () => (
  <div class="row other first last" aria-hidden="true">
    <span class="avatar skeleton" />
    <div class="bubble skeleton" />
  </div>
);

/** The desk's first word, before anybody has said anything. */
export const Opening = ({ conversation }: { conversation: Conversation }) => {
  const { words } = useSpeech();
  const { desk, thread } = conversation;
  if (!desk) return <Waiting />;
  const isOpen = thread !== null && thread.state === 'open';
  return (
    <>
      <div class="row other first last">
        <Avatar name={desk.name} image="" />
        <div class="stack">
          <span class="speaker">{desk.name}</span>
          <div class="bubble" dir="auto">
            <Text text={desk.greeting || words.hello} />
          </div>
        </div>
      </div>
      {/* Who can be called is there. */}
      {!desk.agents_online && desk.calls !== true && !isOpen && <p class="away">{words.away}</p>}
    </>
  );
};
