import { IconBrandWechat, IconBrandWhatsapp, IconMessage2, IconWorld } from '@tabler/icons-react';
import { useWords } from '../languages/use-words.ts';

const icons: Readonly<Record<string, typeof IconWorld>> = {
  widget: IconWorld,
  wechat: IconBrandWechat,
  whatsapp: IconBrandWhatsapp,
};

const iconOf = (channel: string) =>
  (Object.hasOwn(icons, channel) ? icons[channel] : undefined) ?? IconMessage2;

/** Where the visitor writes from. */
export const ChannelIcon = ({ channel }: { channel: string }) => {
  const { t } = useWords();
  if (channel === '') return null;
  const Icon = iconOf(channel);
  const title = channel === 'widget' ? t('channel.widget') : channel;
  return (
    <span title={title} style={{ display: 'inline-flex', color: 'var(--faint)', flex: 'none' }}>
      <Icon size={14} aria-hidden="true" />
    </span>
  );
};
