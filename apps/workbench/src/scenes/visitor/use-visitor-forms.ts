import { useState } from 'react';
import type { VisitorForm } from './visitor-change.ts';

export type VisitorForms = {
  /** By visitor; null: opened, nothing written yet. */
  forms: ReadonlyMap<string, VisitorForm | null>;
  put: (userid: string, form: VisitorForm | null) => void;
  close: (userid: string) => void;
};

/** Forms that are open: what was begun is there again when one comes back to the conversation. */
export const useVisitorForms = (): VisitorForms => {
  const [forms, setForms] = useState<VisitorForms['forms']>(new Map());
  return {
    forms,
    put: (userid, form) => setForms((now) => new Map(now).set(userid, form)),
    close: (userid) => setForms((now) => new Map([...now].filter(([other]) => other !== userid))),
  };
};
