import { IconBrandWechat, IconBrandWhatsapp, IconMessage2, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../languages/use-words.ts';
import { channelName } from '../text/channel-name.ts';
import styles from './ChannelIcon.module.css';

const icons: ReadonlyMap<string, ReactNode> = new Map([
  ['widget', <IconWorld key="widget" size={14} aria-hidden="true" />],
  ['wechat', <IconBrandWechat key="wechat" size={14} aria-hidden="true" />],
  ['whatsapp', <IconBrandWhatsapp key="whatsapp" size={14} aria-hidden="true" />],
]);

/** Where the visitor writes from. */
export const ChannelIcon = ({ channel }: { channel: string }) => {
  const { t } = useWords();
  if (channel === '') return null;
  return (
    <span className={styles.icon} title={channelName(channel, t)}>
      {icons.get(channel.toLowerCase()) ?? <IconMessage2 size={14} aria-hidden="true" />}
    </span>
  );
};
