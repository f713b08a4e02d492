import { useState } from 'react';
import { refusalKey } from '../../model/softphone.ts';
import { usePhone } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';

/** What is typed, from which number, and why the last attempt did not begin. */
export const useDialPad = () => {
  const { say } = useWords();
  const phone = usePhone();
  const [number, setNumber] = useState('');
  const [caller, setCaller] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const dial = async () => {
    const outcome = await phone.dial({ callee: number, caller, orderId: '', params: '' });
    setProblem(outcome === null ? null : say(refusalKey(outcome)));
  };
  return {
    number,
    caller,
    problem,
    setCaller,
    setNumber: (next: string) => {
      setProblem(null);
      setNumber(next);
    },
    dial: () => void dial(),
  };
};
