import { type ReactNode, useState } from 'react';
import { Confirm, type Question } from './Confirm.tsx';
import { type Once, OnceModal } from './OnceModal.tsx';

export type Dialogs = { ask: (question: Question) => void; showOnce: (once: Once) => void };

/** The two dialogs that a page may open: a question before something is gone, and what is shown once. */
export const useDialogs = (): Dialogs & { view: ReactNode } => {
  const [once, setOnce] = useState<Once | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  return {
    ask: setQuestion,
    showOnce: setOnce,
    view: (
      <>
        <OnceModal once={once} onClose={() => setOnce(null)} />
        <Confirm question={question} onClose={() => setQuestion(null)} />
      </>
    ),
  };
};
