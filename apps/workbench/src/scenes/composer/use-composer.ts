import { useCallback, useMemo, useState, type RefObject } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { SendablePart } from '@inlay/protocol/content.ts';
import { sendMessage } from '../../actions/send-message.ts';
import { setDraft } from '../../actions/set-draft.ts';
import { typingTeller } from '../../actions/tell-typing.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { insertAt } from './insert-at.ts';
import { type Attachments, useAttachments } from './use-attachments.ts';
import { useSuggestion } from './use-suggestion.ts';

/** What one text part may hold (A10). */
export const longestText = 20_000;

export type ComposerModel = {
  text: string;
  setText: (text: string) => void;
  insert: (text: string) => void;
  attachments: Attachments;
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

const partsOf = (text: string, attached: readonly SendablePart[]): SendablePart[] => {
  const said = text.trim();
  return said === '' ? [...attached] : [{ type: 'text', value: { text: said } }, ...attached];
};

export type Field = RefObject<HTMLTextAreaElement | null>;

export const useComposer = (thread: ThreadRow, field: Field): ComposerModel => {
  const desk = useDeskActions();
  const { t } = useWords();
  const { userid } = thread;
  const text = useDesk((state) => state.drafts.get(userid) ?? '');
  const attachments = useAttachments();
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
  const parts = partsOf(text, attachments.parts);
  const tooLong = isTooLong(text);
  const canSend = parts.length > 0 && !tooLong && !attachments.busy;
  const send = () => {
    if (!canSend) return;
    sendMessage(desk, userid, parts);
    setText('');
    attachments.clear();
    field.current?.focus();
  };
  const hint = tooLong ? t('composer.tooLong', { count: text.length, most: longestText }) : note;
  return { text, setText, insert, attachments, canSend, send, hint, ...suggestion };
};
