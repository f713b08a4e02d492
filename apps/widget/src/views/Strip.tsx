/** @jsxImportSource preact */
import type { VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';
import type { Phase } from '../connection/visitor-connection.ts';
import type { Words } from '../languages/en.ts';
import type { SessionState } from '../session/session-state.ts';
import { useSpeech } from './speech.ts';

const placeOf = ({ position }: VisitorThread, words: Words): string => {
  if (position === null) return words.waiting;
  return position === 1 ? words.next : words.ahead(position - 1);
};

const Queue = ({ thread }: { thread: VisitorThread }) => {
  const { words } = useSpeech();
  return (
    <div class="strip strip-queue">
      <span class="pulse" aria-hidden="true" />
      <div>
        <strong>{placeOf(thread, words)}</strong>
        <span>{words.waitHint}</span>
      </div>
    </div>
  );
};

const Connection = ({ phase, refusal, met }: { phase: Phase; refusal: string | null; met: boolean }) => {
  const { words } = useSpeech();
  if (refusal) return <div class="strip strip-warn">{refusal}</div>;
  // The first connection takes a moment and is no trouble; one that was had and is gone is.
  if (phase === 'waiting' || (phase === 'connecting' && met))
    return <div class="strip strip-warn">{words.offline}</div>;
  return null;
};

/** What the visitor should know right now, between header and messages. */
export const Strip = ({ state }: { state: SessionState }) => {
  const { thread, desk } = state.conversation;
  return (
    <div aria-live="polite">
      <Connection phase={state.phase} refusal={state.refusal} met={desk !== null} />
      {thread?.state === 'queued' && state.phase === 'online' && <Queue thread={thread} />}
    </div>
  );
};
