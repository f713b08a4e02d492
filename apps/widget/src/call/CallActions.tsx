/** @jsxImportSource preact */
import { CallIcon, type CallIconName } from './CallIcon.tsx';
import type { CallRoom, RoomState } from './call-room.ts';
import type { CallWords } from './words/en.ts';

type ActionProps = {
  look: 'end' | 'plain' | 'main';
  icon?: CallIconName;
  label: string;
  first?: boolean;
  pressed?: boolean;
  run: () => void;
};

const Action = ({ look, icon, label, first = false, pressed, run }: ActionProps) => (
  <button
    type="button"
    class={`call-button call-button-${look}`}
    aria-pressed={pressed}
    data-first={first || undefined}
    onClick={run}
  >
    {icon && <CallIcon name={icon} />}
    {label}
  </button>
);

/** The message field of the widget. */
const toComposer = (): void => document.querySelector<HTMLElement>('.composer textarea')?.focus();

type Props = { state: RoomState; room: CallRoom; words: CallWords; onClose: () => void };

const Live = ({ state, room, words }: Props) => {
  const talking = state.name === 'talking' ? state : null;
  return (
    <>
      {talking && (
        <Action
          look="plain"
          icon={talking.muted ? 'micOff' : 'mic'}
          label={talking.muted ? words.unmute : words.mute}
          pressed={talking.muted}
          run={() => room.setMute(!talking.muted)}
        />
      )}
      <Action
        look="end"
        icon="hangUp"
        first
        label={talking ? words.hangUp : words.cancel}
        run={() => room.hangUp()}
      />
    </>
  );
};

const Over = ({ state, room, words, onClose }: Props) => {
  const isGood = state.name === 'over' && state.why === 'ended';
  const write = (): void => {
    onClose();
    toComposer();
  };
  if (isGood) return <Action look="plain" first label={words.dismiss} run={write} />;
  const canRepeat = !(state.name === 'microphone' && state.fault === 'insecure');
  return (
    <>
      <Action look="main" first label={words.write} run={write} />
      {canRepeat && <Action look="plain" label={words.again} run={() => room.begin()} />}
    </>
  );
};

/** What can be done now. */
export const CallActions = (props: Props) => {
  const { name } = props.state;
  return (
    <div class="call-actions">
      {name === 'over' || name === 'microphone' ? <Over {...props} /> : <Live {...props} />}
    </div>
  );
};
