import { Note } from '../parts/Note.tsx';
import { spoken } from '../parts/sentence.ts';
import { usePhone, usePhoneState } from '../parts/use-softphone.ts';
import { useWords } from '../parts/use-words.ts';

/** What is wrong with the way to the server; one thing at a time, the worst first. */
const LinkNote = () => {
  const { say } = useWords();
  const phone = usePhone();
  const link = usePhoneState((state) => state.link);
  const line = usePhoneState((state) => state.line);
  const hasLine = usePhoneState((state) => state.hasLine);
  const retry = { name: say('banner.retry'), run: () => phone.retryNow() };
  if (link === 'waiting') return <Note kind="wait" text={say('banner.offline')} action={retry} />;
  if (!hasLine) return <Note kind="bad" text={say('banner.noLine')} />;
  if (line === 'down') return <Note kind="wait" text={say('banner.line')} />;
  if (line === 'failed') return <Note kind="bad" text={say('banner.failed')} action={retry} />;
  return null;
};

/** P7: the phone is in another tab, from where it can be fetched. */
const ElsewhereNote = () => {
  const { say } = useWords();
  const phone = usePhone();
  const isElsewhere = usePhoneState(
    ({ holding, line, link }) => !holding && line === 'registered' && link === 'online',
  );
  // A call of an operator's SIP server stays in the tab where it is.
  const bound = usePhoneState((state) => state.bound);
  const take = { name: say('banner.here'), run: () => phone.takePhone() };
  if (!isElsewhere) return null;
  return <Note kind="info" text={say('banner.elsewhere')} {...(bound ? {} : { action: take })} />;
};

const MicrophoneNote = () => {
  const { say } = useWords();
  const phone = usePhone();
  const trouble = usePhoneState((state) => state.trouble);
  if (trouble === null) return null;
  const text = say(`mic.${trouble.name}`, trouble.name === 'failed' ? { reason: trouble.reason } : {});
  const retry = { name: say('banner.retry'), run: () => phone.checkMicrophone() };
  return <Note kind="bad" text={text} action={retry} onClose={() => phone.store.set({ trouble: null })} />;
};

const NewsNote = () => {
  const { say } = useWords();
  const phone = usePhone();
  const notice = usePhoneState((state) => state.notice);
  if (notice === null) return null;
  return <Note kind="wait" text={spoken(say, notice)} onClose={() => phone.store.set({ notice: null })} />;
};

export const Banners = () => (
  <div>
    <LinkNote />
    <ElsewhereNote />
    <MicrophoneNote />
    <NewsNote />
  </div>
);
