import { useEffect, type KeyboardEvent } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import { usePreferences } from '../../model/use-preferences.ts';
import { visitorName } from '../../text/names.ts';
import styles from './Composer.module.css';
import { isSendKey } from './send-key.ts';
import type { ComposerModel, Field } from './use-composer.ts';

const useFocusAtOpening = (field: Field) => {
  useEffect(() => {
    // On a phone the keyboard would jump up over the messages.
    if (!window.matchMedia('(hover: none)').matches) field.current?.focus({ preventScroll: true });
  }, [field]);
};

type Props = { composer: ComposerModel; field: Field; thread: ThreadRow };

export const ComposerField = ({ composer, field, thread }: Props) => {
  const { t } = useWords();
  const [{ sendKey }] = usePreferences();
  useFocusAtOpening(field);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Safari ends the composition before it tells about the key; 229 still gives it away.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (!isSendKey({ key, shiftKey, ctrlKey, metaKey, altKey, composing }, sendKey)) return;
    event.preventDefault();
    composer.send();
  };
  return (
    <div className={styles.growing} data-text={composer.text}>
      <textarea
        ref={field}
        className={styles.field}
        rows={1}
        dir="auto"
        value={composer.text}
        aria-label={t('composer.label', { name: visitorName(thread, t) })}
        placeholder={t('composer.placeholder')}
        onChange={(event) => composer.setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
};
