import { isLiveCall } from '@inlay/phone/shared-call.ts';
import { useState } from 'react';
import { usePhoneState } from '../parts/use-softphone.ts';
import { Banners } from './Banners.tsx';
import { CallScene } from './call/CallScene.tsx';
import { EndedScene } from './call/EndedScene.tsx';
import { CallList } from './calls/CallList.tsx';
import { Navigation, type Page } from './Navigation.tsx';
import { Pad } from './pad/Pad.tsx';
import styles from './PhoneScene.module.css';
import { SoundPage } from './sound/SoundPage.tsx';
import { TopBar } from './TopBar.tsx';

const pages = { pad: Pad, calls: CallList, sound: SoundPage } as const;

const Idle = () => {
  const [page, setPage] = useState<Page>('pad');
  const Shown = pages[page];
  return (
    <>
      <main className={styles.main}>
        <Shown />
      </main>
      <Navigation page={page} onPage={setPage} />
    </>
  );
};

/** The phone of who is signed in: a call, its end, or the pages to begin one. */
export const PhoneScene = () => {
  const call = usePhoneState((state) => state.call);
  return (
    <div className={styles.phone}>
      <TopBar />
      <Banners />
      {call === null && <Idle />}
      {call !== null && (
        <main className={styles.main}>
          {isLiveCall(call) ? <CallScene key={call.callId} call={call} /> : <EndedScene call={call} />}
        </main>
      )}
    </div>
  );
};
