/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { v7 } from 'uuid';
import type { Session } from '../session/session.ts';
import { Avatar } from '../views/Avatar.tsx';
import { useSpeech } from '../views/speech.ts';
import { useCell } from '../views/use-cell.ts';
import './call.css';
import { CallActions } from './CallActions.tsx';
import { CallStatus } from './CallStatus.tsx';
import { type CallRoom, createCallRoom, type RoomState } from './call-room.ts';
import { microphoneWish } from './microphone-wish.ts';
import { ringback } from './ringback.ts';
import { callWords } from './words/call-words.ts';

export type CallPanelProps = { session: Session; name: string; image: string; onClose: () => void };

const every = (ms: number, run: () => void): (() => void) => {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
};

const makeRoom = (session: Session, play: (stream: MediaStream) => void): CallRoom =>
  createCallRoom({
    // Only secure pages have `mediaDevices`.
    openMicrophone: isSecureContext ? () => navigator.mediaDevices.getUserMedia(microphoneWish) : null,
    askTicket: () => session.askToCall(),
    loadLine: async () => {
      const { placeCall } = await import('./place-call.ts');
      return (ticket, onChange) => placeCall(ticket, v7, play, onChange);
    },
  });

/** What is heard of the other side. */
const createEar = () => {
  let audio: HTMLAudioElement | null = null;
  return {
    play: (stream: MediaStream): void => {
      audio ??= new Audio();
      audio.srcObject = stream;
      // Refused only where the page was never touched; it was: the visitor has clicked.
      audio.play().catch(() => undefined);
    },
    close: (): void => {
      if (audio) audio.srcObject = null;
    },
  };
};

/** Lives as long as the panel; a page that goes away says goodbye. */
const useRoom = (session: Session): CallRoom => {
  const [{ room, ear }] = useState(() => {
    const made = createEar();
    return { room: makeRoom(session, made.play), ear: made };
  });
  useEffect(() => {
    const leave = (): void => room.close();
    addEventListener('pagehide', leave);
    room.begin();
    return () => {
      removeEventListener('pagehide', leave);
      room.close();
      ear.close();
    };
  }, [room, ear]);
  return room;
};

const useRingback = ({ name }: RoomState): void =>
  useEffect(() => (name === 'ringing' ? ringback(every) : undefined), [name]);

/** The call, above the conversation: one can go on writing while one talks. */
export const CallPanel = ({ session, name, image, onClose }: CallPanelProps) => {
  const { tag } = useSpeech();
  const words = callWords(tag);
  const room = useRoom(session);
  const state = useCell(room.state);
  const box = useRef<HTMLElement>(null);
  useRingback(state);
  // What is under the finger changes with the state; the focus goes to what one wants next.
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-first]')?.focus(), [state.name]);
  const shown = 'agentName' in state && state.agentName !== '' ? state.agentName : name;
  return (
    <section class={`call call-${state.name}`} aria-label={words.call} ref={box}>
      <div class="call-who">
        <span class="call-face">
          <Avatar name={shown} image={image} />
        </span>
        <CallStatus state={state} name={shown} words={words} />
      </div>
      <CallActions state={state} room={room} words={words} onClose={onClose} />
    </section>
  );
};
