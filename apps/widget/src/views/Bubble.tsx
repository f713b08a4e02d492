/** @jsxImportSource preact */
import type { BubbleRow } from '../conversation/timeline.ts';
import type { Words } from '../languages/en.ts';
import { Avatar } from './Avatar.tsx';
import { Part } from './Part.tsx';
import { useSpeech } from './speech.ts';

const speakerOf = ({ record }: BubbleRow, words: Words): string => {
  if (record.sender === 'visitor') return words.you;
  return record.sender_name || (record.sender === 'robot' ? words.robot : '');
};

const bare = new Set(['picture', 'video', 'card']);

export const Bubble = ({ row }: { row: BubbleRow }) => {
  const { words, tag } = useSpeech();
  const { record, part, first, last, delivery } = row;
  const own = record.sender === 'visitor';
  const speaker = speakerOf(row, words);
  const time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' }).format(
    record.create_time_ms,
  );
  return (
    <div
      class={`row ${own ? 'own' : 'other'} ${first ? 'first' : ''} ${last ? 'last' : ''} ${record.sender}`}
    >
      {!own &&
        (last ? <Avatar name={speaker} image={record.sender_head_img} /> : <span class="avatar-gap" />)}
      <div class="stack">
        {first && !own ? <span class="speaker">{speaker}</span> : <span class="hidden">{speaker}: </span>}
        <div class={bare.has(part.type) ? 'bubble bare' : 'bubble'} dir="auto">
          <Part part={part} />
        </div>
        {last && (
          <span class="meta">
            <time dateTime={new Date(record.create_time_ms).toISOString()}>{time}</time>
            {delivery && <span class={delivery}>{delivery === 'seen' ? words.seen : words.sent}</span>}
          </span>
        )}
      </div>
    </div>
  );
};
