/** @jsxImportSource preact */
import { useLayoutEffect } from 'preact/hooks';
import type { Host } from '../host.ts';
import type { Session } from '../session/session.ts';
import type { Memory } from '../storage/memory.ts';
import { deskColor, textOn } from '../text/readable-color.ts';
import type { Uploads } from '../upload/uploads.ts';
import type { RecorderDeps } from '../voice/recorder.ts';
import { Composer } from './Composer.tsx';
import { Header } from './Header.tsx';
import { useSpeech } from './speech.ts';
import { Strip } from './Strip.tsx';
import { Timeline } from './Timeline.tsx';
import { useCalling } from './use-calling.tsx';
import { useCell } from './use-cell.ts';
import { useEscape } from './use-escape.ts';
import { useFileDrop } from './use-file-drop.ts';

type AppProps = {
  session: Session;
  uploads: Uploads;
  memory: Memory;
  host: Host;
  /** Null where the browser cannot record. */
  recorder: RecorderDeps | null;
};

const useDeskColor = (wish: string | undefined): void =>
  useLayoutEffect(() => {
    const color = deskColor(wish);
    document.documentElement.style.setProperty('--desk', color);
    document.documentElement.style.setProperty('--on-desk', textOn(color));
  }, [wish]);

export const App = ({ session, uploads, memory, host, recorder }: AppProps) => {
  const { words } = useSpeech();
  const state = useCell(session.state);
  const { opened } = useCell(host.state);
  const { over, handlers } = useFileDrop((files) => uploads.add(files));
  const { desk, thread } = state.conversation;
  useDeskColor(desk?.color);
  useEscape(host.close);
  const calling = useCalling(state, session);
  return (
    <main class="app" {...handlers}>
      <Header conversation={state.conversation} onCall={calling.start} onClose={host.close} />
      {calling.view}
      <Strip state={state} />
      <Timeline state={state} session={session} uploads={uploads} />
      <Composer
        memory={memory}
        closed={thread?.state === 'closed'}
        opened={opened}
        onInput={(text) => session.input(text)}
        onSend={(text) => session.send([{ type: 'text', value: { text } }])}
        onFiles={(files) => uploads.add(files)}
        recorder={recorder}
        onVoice={({ file, seconds }) => uploads.addVoice(file, seconds)}
      />
      {over && <div class="drop">{words.dropHere}</div>}
    </main>
  );
};
