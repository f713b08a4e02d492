/** @jsxImportSource preact */
import type { Outgoing } from '../conversation/conversation.ts';
import { Part } from './Part.tsx';
import { useSpeech } from './speech.ts';

type OutgoingActions = { retry: (id: string) => void; discard: (id: string) => void };

const State = ({ item, online, actions }: { item: Outgoing; online: boolean; actions: OutgoingActions }) => {
  const { words } = useSpeech();
  if (item.state === 'stored') return <span class="meta">{words.sent}</span>;
  if (item.state !== 'failed') return <span class="meta">{online ? words.sending : words.queuedSend}</span>;
  return (
    <span class="meta fault" role="alert">
      {`${words.failed} ${item.reason || words.refused}`}
      <button type="button" onClick={() => actions.retry(item.clientMsgId)}>
        {words.retry}
      </button>
      <button type="button" onClick={() => actions.discard(item.clientMsgId)}>
        {words.remove}
      </button>
    </span>
  );
};

export const OutgoingBubble = (props: { item: Outgoing; online: boolean; actions: OutgoingActions }) => {
  const { words } = useSpeech();
  const { item } = props;
  return (
    <div class="row own first last pending">
      <div class="stack">
        <span class="hidden">{words.you}: </span>
        {Object.entries(item.parts).map(([at, part]) => (
          <div key={at} class={part.type === 'picture' ? 'bubble bare' : 'bubble'} dir="auto">
            <Part part={part} />
          </div>
        ))}
        <State {...props} />
      </div>
    </div>
  );
};
