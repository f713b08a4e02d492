import { useState } from 'react';
import { suggestAnswer, type Suggestion } from '../../actions/suggest-answer.ts';
import { attempt } from '../../actions/attempt.ts';
import { useWords, type Say } from '../../languages/use-words.ts';
import { unreachable } from '../../model/unreachable.ts';
import { useDeskActions } from '../../model/use-desk.ts';

type Deps = { insert: (text: string) => void; say: (note: string | null) => void };

const noteOf = (suggestion: Suggestion, t: Say): string | null => {
  switch (suggestion.name) {
    case 'answer': {
      const [source] = suggestion.sources;
      return source === undefined ? null : t('composer.suggested', { source });
    }
    case 'unsure':
      return t('composer.unsure');
    case 'nothing-asked':
      return t('composer.nothingAsked');
    default:
      return unreachable(suggestion);
  }
};

/** A12: put into the draft, never sent by itself. */
export const useSuggestion = (userid: string, { insert, say }: Deps) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const [suggesting, setSuggesting] = useState(false);
  const suggest = () => {
    setSuggesting(true);
    const work = async () => {
      const suggestion = await suggestAnswer(desk, userid);
      if (suggestion.name === 'answer') insert(suggestion.text);
      say(noteOf(suggestion, t));
    };
    void attempt(desk, work).then(() => setSuggesting(false));
  };
  return { suggest, suggesting };
};
