import { useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useWords } from '../../parts/use-words.ts';
import styles from './Sound.module.css';

type Permission = NotificationPermission | 'framed';

/** Browsers let no frame of another origin ask. */
const permissionNow = (): Permission => {
  if (!('Notification' in window)) return 'denied';
  if (Notification.permission === 'granted') return 'granted';
  return window.parent === window ? Notification.permission : 'framed';
};

const OwnWindow = () => {
  const { say } = useWords();
  const open = () => void window.open(location.href, 'inlay-phone', 'popup,width=300,height=520');
  return <Button onClick={open}>{say('sound.ownWindow')}</Button>;
};

export const Notifications = () => {
  const { say } = useWords();
  const [permission, setPermission] = useState(permissionNow);
  const ask = async () => {
    await Notification.requestPermission();
    setPermission(permissionNow());
  };
  return (
    <div className={styles.notifications}>
      <span className={styles.label}>{say('sound.notify')}</span>
      {permission === 'granted' && <span>{say('sound.notifyOn')}</span>}
      {permission === 'default' && <Button onClick={() => void ask()}>{say('sound.notifyAsk')}</Button>}
      {permission === 'denied' && <span className={styles.text}>{say('sound.notifyDenied')}</span>}
      {permission === 'framed' && (
        <>
          <span className={styles.text}>{say('sound.notifyFramed')}</span>
          <OwnWindow />
        </>
      )}
    </div>
  );
};
