import { useState } from 'react';
import styles from './Avatar.module.css';
import { hueOf, initials } from './initials.ts';
import { safeUrl } from './safe-url.ts';

type Props = { id: string; name: string; src: string; size?: number };

/** A picture if there is one that loads, else initials. Decoration: the name stands beside it. */
export const Avatar = ({ id, name, src, size = 36 }: Props) => {
  const [broken, setBroken] = useState<string | null>(null);
  const url = safeUrl(src);
  const style = { width: size, height: size, fontSize: size * 0.38, '--hue': hueOf(id) };
  return (
    <span className={styles.avatar} style={style} aria-hidden="true">
      {url !== null && url !== broken ? (
        <img src={url} alt="" referrerPolicy="no-referrer" loading="lazy" onError={() => setBroken(url)} />
      ) : (
        initials(name)
      )}
    </span>
  );
};
