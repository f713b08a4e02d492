import { Button } from '../parts/Button.tsx';
import { Center } from '../parts/Center.tsx';
import { usePhone, usePhoneState } from '../parts/use-softphone.ts';
import { useWords } from '../parts/use-words.ts';
import { LoginScene } from './login/LoginScene.tsx';
import { PhoneScene } from './PhoneScene.tsx';

const NoSeat = ({ email }: { email: string }) => {
  const { say } = useWords();
  const phone = usePhone();
  return (
    <Center title={say('noSeat.title')} text={say('noSeat.text', { email })}>
      <Button look="primary" wide onClick={() => phone.checkSeat()}>
        {say('noSeat.retry')}
      </Button>
      <Button wide onClick={() => void phone.signOut()}>
        {say('account.signOut')}
      </Button>
    </Center>
  );
};

const Unreachable = () => {
  const { say } = useWords();
  const phone = usePhone();
  return (
    <Center title={say('unreachable.title')} text={say('unreachable.text')}>
      <Button look="primary" wide onClick={() => phone.retryNow()}>
        {say('unreachable.retry')}
      </Button>
    </Center>
  );
};

const Opening = () => {
  const { say } = useWords();
  return <Center title={say('phone.title')} text={say('opening')} />;
};

/** Which page of the phone is shown. */
export const Frame = () => {
  const scene = usePhoneState((state) => state.scene);
  switch (scene.name) {
    case 'opening':
      return <Opening />;
    case 'login':
      return <LoginScene scene={scene} />;
    case 'unreachable':
      return <Unreachable />;
    case 'noSeat':
      return <NoSeat email={scene.email} />;
    case 'phone':
    default:
      return <PhoneScene />;
  }
};
