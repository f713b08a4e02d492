import {
  ActionIcon,
  Button,
  Popover,
  SegmentedControl,
  Switch,
  Tooltip,
  useMantineColorScheme,
} from '@mantine/core';
import { IconLogout, IconSettings, IconVolume } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { languageList, languageNames } from '../../languages/language.ts';
import { useWords } from '../../languages/use-words.ts';
import type { SendKey } from '../../model/preferences.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { usePreferences } from '../../model/use-preferences.ts';
import { useSound } from '../../alerts/use-sound.ts';
import { modKey } from '../mod-key.ts';
import styles from './Rail.module.css';

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <fieldset className={styles.setting} aria-label={label}>
    <span className={styles.settingLabel}>{label}</span>
    {children}
  </fieldset>
);

const LanguageRow = () => {
  const { t, language } = useWords();
  const [, change] = usePreferences();
  return (
    <Row label={t('language')}>
      <SegmentedControl
        size="xs"
        fullWidth
        value={language}
        onChange={(value) => change({ language: value })}
        data={languageList.map((value) => ({ value, label: languageNames[value] }))}
      />
    </Row>
  );
};

const ThemeRow = () => {
  const { t } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Row label={t('rail.theme')}>
      <SegmentedControl
        size="xs"
        fullWidth
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
        data={(['auto', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`rail.theme.${value}`),
        }))}
      />
    </Row>
  );
};

const SendKeyRow = () => {
  const { t } = useWords();
  const [{ sendKey }, change] = usePreferences();
  const label = (value: SendKey) => t(`sendKey.${value}`, { mod: modKey() });
  return (
    <Row label={t('rail.sendKey')}>
      <SegmentedControl
        size="xs"
        fullWidth
        value={sendKey}
        onChange={(value) => change({ sendKey: value })}
        data={(['enter', 'modEnter'] as const).map((value) => ({ value, label: label(value) }))}
      />
    </Row>
  );
};

const SoundRow = () => {
  const { t } = useWords();
  const [{ sound }, change] = usePreferences();
  const play = useSound();
  return (
    <div className={styles.soundRow}>
      <Switch
        size="sm"
        label={t('rail.sound')}
        checked={sound}
        onChange={(event) => change({ sound: event.currentTarget.checked })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('rail.soundTest')}
        title={t('rail.soundTest')}
        onClick={play}
      >
        <IconVolume size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
};

const LogoutButton = () => {
  const { t } = useWords();
  const desk = useDeskActions();
  return (
    <Button
      variant="subtle"
      color="gray"
      size="xs"
      fullWidth
      justify="flex-start"
      leftSection={<IconLogout size={16} aria-hidden="true" />}
      onClick={() => void desk.logout()}
    >
      {t('rail.logout')}
    </Button>
  );
};

export const SettingsMenu = () => {
  const { t } = useWords();
  return (
    <Popover position="right-end" width={280} trapFocus withRoles>
      <Popover.Target>
        <Tooltip label={t('rail.settings')} position="right">
          <ActionIcon className={styles.item} variant="subtle" color="gray" aria-label={t('rail.settings')}>
            <IconSettings size={20} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={styles.settings}>
        <LanguageRow />
        <ThemeRow />
        <SendKeyRow />
        <SoundRow />
        <LogoutButton />
      </Popover.Dropdown>
    </Popover>
  );
};
