import { useMantineColorScheme } from '@mantine/core';
import {
  IconArrowsExchange,
  IconCheck,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPlayerTrackNext,
  IconUser,
} from '@tabler/icons-react';
import { StatusDot } from '@inlay/ui/StatusDot.tsx';
import { closeThread } from '../../actions/close-thread.ts';
import { selectThread } from '../../actions/select-thread.ts';
import { setStatus } from '../../actions/set-status.ts';
import { takeNext } from '../../actions/take-thread.ts';
import { languageList, languageNames } from '../../languages/language.ts';
import { useWords } from '../../languages/use-words.ts';
import { selectMine, selectSelected, selectWaiting } from '../../model/selectors.ts';
import { isMine } from '../../model/threads.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { usePreferences } from '../../model/use-preferences.ts';
import { visitorName } from '../../text/names.ts';
import { useOverlays } from '../overlays.ts';
import { presenceOf, statusText } from '../presence.ts';
import { statusChoices } from '../status-choices.ts';
import type { Command } from './filter-commands.ts';

const size = 17;

const useThreadCommands = (): Command[] => {
  const { t } = useWords();
  const desk = useDeskActions();
  const waiting = useDesk(selectWaiting);
  const mine = useDesk(selectMine);
  return [...mine, ...waiting].map((thread) => ({
    id: `thread ${thread.userid}`,
    icon: <IconUser size={size} aria-hidden="true" />,
    title: visitorName(thread, t),
    hint: thread.state === 'queued' ? t('inbox.waiting') : t('inbox.mine'),
    words: thread.userid,
    run: () => selectThread(desk, thread.userid),
  }));
};

/** What can be done with the conversation that is open. */
const useOpenThreadCommands = (): Command[] => {
  const { t } = useWords();
  const desk = useDeskActions();
  const { open } = useOverlays();
  const thread = useDesk(selectSelected);
  const mine = useDesk((state) => thread !== null && isMine(state, thread));
  if (!thread || !mine) return [];
  const name = visitorName(thread, t);
  return [
    {
      id: 'transfer',
      icon: <IconArrowsExchange size={size} aria-hidden="true" />,
      title: t('thread.transfer'),
      hint: name,
      run: () => open('transfer'),
    },
    {
      id: 'close',
      icon: <IconCheck size={size} aria-hidden="true" />,
      title: t('thread.close'),
      hint: name,
      run: () => void closeThread(desk, thread, name),
    },
  ];
};

const useStatusCommands = (): Command[] => {
  const { t } = useWords();
  const desk = useDeskActions();
  return statusChoices.map(({ status, reason }) => ({
    id: `status ${status} ${reason ?? ''}`,
    icon: <StatusDot presence={presenceOf(status)} size={12} />,
    title: t('palette.setStatus', { status: statusText(status, reason, t) }),
    run: () => void setStatus(desk, status, reason),
  }));
};

const useAppearanceCommands = (): Command[] => {
  const { t } = useWords();
  const [, change] = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  const languages = languageList.map((language) => ({
    id: language,
    icon: <IconLanguage size={size} aria-hidden="true" />,
    title: t('palette.language', { language: languageNames[language] }),
    words: 'language 语言 idioma',
    run: () => change({ language }),
  }));
  const themes = (['auto', 'light', 'dark'] as const).map((theme) => ({
    id: theme,
    icon: <IconMoon size={size} aria-hidden="true" />,
    title: t('palette.theme', { theme: t(`rail.theme.${theme}`) }),
    run: () => setColorScheme(theme),
  }));
  return [...themes, ...languages];
};

export const useCommands = (): Command[] => {
  const { t } = useWords();
  const desk = useDeskActions();
  const { open } = useOverlays();
  const own: Command[] = [
    {
      id: 'take',
      icon: <IconPlayerTrackNext size={size} aria-hidden="true" />,
      title: t('inbox.takeNext'),
      hint: 'T',
      run: () => void takeNext(desk),
    },
    ...useOpenThreadCommands(),
  ];
  const last: Command[] = [
    {
      id: 'shortcuts',
      icon: <IconKeyboard size={size} aria-hidden="true" />,
      title: t('rail.shortcuts'),
      hint: '?',
      run: () => open('shortcuts'),
    },
    {
      id: 'logout',
      icon: <IconLogout size={size} aria-hidden="true" />,
      title: t('rail.logout'),
      run: () => void desk.logout(),
    },
  ];
  return [...useThreadCommands(), ...own, ...useStatusCommands(), ...useAppearanceCommands(), ...last];
};
