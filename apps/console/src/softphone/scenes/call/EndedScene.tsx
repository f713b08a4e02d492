import { endKindOf } from '@inlay/phone/dial-status.ts';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { useRef } from 'react';
import { canBeCalled } from '../../model/shown-number.ts';
import { Button } from '../../parts/Button.tsx';
import { duration } from '../../parts/duration.ts';
import { useNow } from '../../parts/use-now.ts';
import { useFocusHere } from '../../parts/use-focus-here.ts';
import { usePhone, usePhoneState } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';
import { Party, partyOf } from './Party.tsx';

const WrapUp = ({ until }: { until: number }) => {
  const { say } = useWords();
  const now = useNow();
  return (
    <p className={styles.small} role="timer">
      {say('ended.wrapUp', { time: duration(until - now + 999) })}
    </p>
  );
};

const talkedFor = ({ callConnectedTimestamp, callHangUpTimestamp }: PhoneCall): string | null =>
  callConnectedTimestamp === undefined || callHangUpTimestamp === undefined
    ? null
    : duration(callHangUpTimestamp - callConnectedTimestamp);

/** What became of the call, and how long one may still write about it. */
export const EndedScene = ({ call }: { call: PhoneCall }) => {
  const { say } = useWords();
  const phone = usePhone();
  const wrapUpUntil = usePhoneState((state) => state.wrapUpUntil);
  const done = useRef<HTMLButtonElement>(null);
  useFocusHere(done);
  const talked = talkedFor(call);
  const why = call.hangupCode;
  const again = () => void phone.callBack(partyOf(call));
  return (
    <div className={styles.call}>
      <Party
        call={call}
        title={say(`end.${why === undefined ? endKindOf(call.hangupReason) : whyKind(why)}`)}
      >
        {talked !== null && <p className={styles.timer}>{talked}</p>}
        {why !== undefined && (
          <p className={styles.why} role="alert">
            {say(`code.${why}`)}
          </p>
        )}
        {wrapUpUntil !== null && <WrapUp until={wrapUpUntil} />}
      </Party>
      <div className={styles.two}>
        <Button onClick={again} disabled={!canBeCalled(partyOf(call))}>
          {say('ended.again')}
        </Button>
        <Button look="primary" ref={done} onClick={() => phone.finish()}>
          {say('ended.done')}
        </Button>
      </div>
    </div>
  );
};

const whyKind = (code: number): 'network' | 'denied' => (code === 800 || code === 801 ? 'network' : 'denied');
