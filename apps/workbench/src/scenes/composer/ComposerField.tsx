import { useEffect, useLayoutEffect, type KeyboardEvent } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useWords } from '../../languages/use-words.ts';
import type { SendKey } from '../../model/preferences.ts';
import { usePreferences } from '../../model/use-preferences.ts';
import { visitorName } from '../../text/names.ts';
import styles from './Composer.module.css';
import type { ComposerModel } from './use-composer.ts';

type KeyLike = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  composing: boolean;
};

/** Enter also picks a word in an input method: then it must not send. */
export const isSendKey = (event: KeyLike, preference: SendKey): boolean => {
  if (event.key !== 'Enter' || event.composing || event.altKey) return false;
  const mod = event.ctrlKey || event.metaKey;
  return preference === 'enter' ? !event.shiftKey : mod;
};

/** As tall as its text, up to a limit that CSS sets. */
const useGrowing = ({ field, text }: ComposerModel) => {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
};

const useFocusAtOpening = ({ field }: ComposerModel) => {
  useEffect(() => {
    // On a phone the keyboard would jump up over the messages.
    if (!window.matchMedia('(hover: none)').matches) field.current?.focus({ preventScroll: true });
  }, [field]);
};

export const ComposerField = ({ composer, thread }: { composer: ComposerModel; thread: ThreadRow }) => {
  const { t } = useWords();
  const [{ sendKey }] = usePreferences();
  useGrowing(composer);
  useFocusAtOpening(composer);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Safari ends the composition before it tells about the key; 229 still gives it away.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (!isSendKey({ key, shiftKey, ctrlKey, metaKey, altKey, composing }, sendKey)) return;
    event.preventDefault();
    composer.send();
  };
  return (
    <textarea
      ref={composer.field}
      className={styles.field}
      rows={1}
      dir="auto"
      value={composer.text}
      aria-label={t('composer.label', { name: visitorName(thread, t) })}
      placeholder={t('composer.placeholder')}
      onChange={(event) => composer.setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
};
