import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout, IconMessages, IconSelector } from '@tabler/icons-react';
import type { DeskRow } from '@inlay/protocol/admin-http/desk.ts';
import { Avatar } from '@inlay/ui/Avatar.tsx';
import { useAdmin } from '../data/admin.ts';
import { useList } from '../data/use-list.ts';
import { languageList, languageNames } from '../languages/language.ts';
import { useWords } from '../languages/use-words.ts';
import styles from './AccountMenu.module.css';
import { useAccount } from './use-account.ts';
import { useRouter } from './use-router.ts';

const schemes = ['auto', 'light', 'dark'] as const;

const Languages = () => {
  const { t, language } = useWords();
  const { setLanguage } = useAccount();
  return (
    <>
      <Menu.Label>{t('account.language')}</Menu.Label>
      {languageList.map((each) => (
        <Menu.Item
          key={each}
          lang={each}
          aria-current={each === language}
          rightSection={each === language ? <IconCheck size={16} aria-hidden="true" /> : null}
          onClick={() => setLanguage(each)}
        >
          {languageNames[each]}
        </Menu.Item>
      ))}
    </>
  );
};

const Schemes = () => {
  const { t } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('account.theme')}</Menu.Label>
      {schemes.map((each) => (
        <Menu.Item
          key={each}
          aria-current={each === colorScheme}
          rightSection={each === colorScheme ? <IconCheck size={16} aria-hidden="true" /> : null}
          onClick={() => setColorScheme(each)}
        >
          {t(`theme.${each}`)}
        </Menu.Item>
      ))}
    </>
  );
};

/** Who is signed in; language, colours, the way out. */
export const AccountMenu = () => {
  const { t } = useWords();
  const router = useRouter();
  const { signOut } = useAccount();
  const { agent } = useAdmin().session;
  // The session knows the name from its beginning; it may have been changed here since.
  const desk = useList<DeskRow>('/desk').data?.name ?? agent.desk_name;
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <button
          type="button"
          className={styles.account}
          aria-label={t('account.label', { name: agent.customer_name })}
        >
          <Avatar id={String(agent.customer_id)} name={agent.customer_name} src={agent.head_img} size={28} />
          <span className={styles.who}>
            <b>{agent.customer_name}</b>
            <small>{desk}</small>
          </span>
          <IconSelector size={16} aria-hidden="true" className={styles.more} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href="/desktop" leftSection={<IconMessages size={16} aria-hidden="true" />}>
          {t('account.workbench')}
        </Menu.Item>
        <Menu.Divider />
        <Languages />
        <Schemes />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          onClick={() => router.leave(signOut)}
        >
          {t('account.out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
