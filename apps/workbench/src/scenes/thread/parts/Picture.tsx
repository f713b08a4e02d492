import { IconPhotoOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { useWords } from '../../../languages/use-words.ts';
import styles from '../Thread.module.css';

const Lightbox = lazy(() => import('./Lightbox.tsx').then((module) => ({ default: module.Lightbox })));

type Value = Extract<MessagePart, { type: 'picture' }>['value'];

const most = { width: 280, height: 260 };

/** The box is there before the picture is: nothing jumps when it arrives. */
const boxOf = ({ width, height }: Value): { width: number; height: number } => {
  if (!width || !height) return { width: 220, height: 160 };
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
};

export const Picture = ({ value }: { value: Value }) => {
  const { t } = useWords();
  const [broken, setBroken] = useState(false);
  const [open, setOpen] = useState(false);
  const url = safeUrl(value.url);
  if (url === null || broken)
    return (
      <div className={styles.brokenPicture}>
        <IconPhotoOff size={18} aria-hidden="true" />
        {url === null ? t('part.unsafe') : t('part.brokenPicture')}
      </div>
    );
  return (
    <>
      <button
        type="button"
        className={styles.picture}
        style={boxOf(value)}
        aria-label={t('part.openPicture')}
        onClick={() => setOpen(true)}
      >
        <img
          src={safeUrl(value.thumb_url) ?? url}
          alt=""
          referrerPolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      </button>
      {open ? (
        <Suspense>
          <Lightbox url={url} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
