import { IconPlayerPauseFilled, IconPlayerRecordFilled } from '@tabler/icons-react';
import { usePhoneState } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';

const Mark = ({ paused, text }: { paused: boolean; text: string }) => {
  const Icon = paused ? IconPlayerPauseFilled : IconPlayerRecordFilled;
  return (
    <output className={styles.recording} data-paused={paused}>
      <Icon size={12} aria-hidden="true" />
      {text}
    </output>
  );
};

/** P8: that the call is recorded, or why it is not although it should be. */
export const RecordingMark = () => {
  const { say } = useWords();
  const recording = usePhoneState((state) => state.recording);
  switch (recording.name) {
    case 'recording':
      return <Mark paused={recording.paused} text={say(`recording.${recording.paused ? 'paused' : 'on'}`)} />;
    case 'elsewhere':
      return <Mark paused={false} text={say('recording.elsewhere')} />;
    case 'failed':
      return (
        <p className={styles.why} role="alert">
          {say(`recording.failed.${recording.problem}`)}
        </p>
      );
    case 'none':
    case 'asking':
    default:
      return null;
  }
};
