import { useCallback, useMemo, useState, type RefObject } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { SendablePart } from '@inlay/protocol/content.ts';
import { sendMessage } from '../../actions/send-message.ts';
import { setDraft } from '../../actions/set-draft.ts';
import { typingTeller } from '../../actions/tell-typing.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { insertAt } from './insert-at.ts';
import { usePictures, type Pictures } from './use-pictures.ts';
import { useSuggestion } from './use-suggestion.ts';

/** What one text part may hold (A10). */
export const longestText = 20_000;

export type ComposerModel = {
  text: string;
  setText: (text: string) => void;
  insert: (text: string) => void;
  pictures: Pictures;
  canSend: boolean;
  send: () => void;
  suggest: () => void;
  suggesting: boolean;
  hint: string | null;
};

/** A5: a frame holds 64 KB; what surrounds the text needs little. */
const mostBytes = 60_000;

const isTooLong = (text: string): boolean =>
  text.length > longestText ||
  (text.length > mostBytes / 6 && new TextEncoder().encode(JSON.stringify(text)).length > mostBytes);

const partsOf = (text: string, pictures: Pictures): SendablePart[] => {
  const said = text.trim();
  const shown = pictures.ready.map(({ url, width, height }): SendablePart => ({
    type: 'picture',
    value: { url, ...(width > 0 && height > 0 ? { width, height } : {}) },
  }));
  return said === '' ? shown : [{ type: 'text', value: { text: said } }, ...shown];
};

export type Field = RefObject<HTMLTextAreaElement | null>;

export const useComposer = (thread: ThreadRow, field: Field): ComposerModel => {
  const desk = useDeskActions();
  const { t } = useWords();
  const { userid } = thread;
  const text = useDesk((state) => state.drafts.get(userid) ?? '');
  const pictures = usePictures();
  const typing = useMemo(() => typingTeller(desk, userid), [desk, userid]);
  const [note, setNote] = useState<string | null>(null);

  const setText = useCallback(
    (next: string) => {
      setDraft(desk, userid, next);
      setNote(null);
      typing(next);
    },
    [desk, userid, typing],
  );
  const insert = (added: string) => {
    const { value, caret } = insertAt(text, added, field.current);
    setText(value);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const suggestion = useSuggestion(userid, { insert, say: setNote });
  const parts = partsOf(text, pictures);
  const tooLong = isTooLong(text);
  const canSend = parts.length > 0 && !tooLong && !pictures.busy;
  const send = () => {
    if (!canSend) return;
    sendMessage(desk, userid, parts);
    setText('');
    pictures.clear();
    field.current?.focus();
  };
  const hint = tooLong ? t('composer.tooLong', { count: text.length, most: longestText }) : note;
  return { text, setText, insert, pictures, canSend, send, hint, ...suggestion };
};
