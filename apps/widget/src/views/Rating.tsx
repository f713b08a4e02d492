/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Face } from './Face.tsx';
import { useSpeech } from './speech.ts';

type Rate = (score: number, comment: string) => Promise<string | null>;
const scores = [1, 2, 3, 4, 5];

const Faces = ({ score, onScore }: { score: number; onScore: (score: number) => void }) => {
  const { words } = useSpeech();
  return (
    <div class="faces">
      {scores.map((value) => (
        <label key={value} class={value === score ? 'face chosen' : 'face'}>
          <input
            type="radio"
            name="score"
            value={value}
            checked={value === score}
            onChange={() => onScore(value)}
          />
          <Face score={value} />
          <span class="face-word">{words.rateScore(value)}</span>
        </label>
      ))}
    </div>
  );
};

const useRating = (rate: Rate, failed: string) => {
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const refused = await rate(score, comment.trim());
    setFault(refused === null ? null : refused || failed);
  };
  return { score, setScore, comment, setComment, fault, submit };
};

/** After a thread has ended: one to five, and a word if there is one. */
export const Rating = ({ rate }: { rate: Rate }) => {
  const { words } = useSpeech();
  const { score, setScore, comment, setComment, fault, submit } = useRating(rate, words.rateFailed);
  return (
    <form class="rating" onSubmit={(event) => void submit(event)}>
      <fieldset aria-label={words.rateGroup}>
        <legend>{words.rateTitle}</legend>
        <Faces score={score} onScore={setScore} />
      </fieldset>
      {score > 0 && (
        <>
          <textarea
            rows={2}
            maxLength={2000}
            value={comment}
            placeholder={words.rateComment}
            aria-label={words.rateComment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="primary">
            {words.rateSend}
          </button>
        </>
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
};
