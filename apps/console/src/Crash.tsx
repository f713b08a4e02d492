import { IconMoodSad } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useWords } from './languages/use-words.ts';
import { Notice } from './entry/Notice.tsx';

const CrashPage = () => {
  const { t } = useWords();
  return (
    <Notice
      icon={<IconMoodSad size={26} />}
      title={t('notice.crashed.title')}
      text={t('notice.crashed.text')}
      action={{ label: t('notice.crashed.action'), run: () => location.reload() }}
    />
  );
};

type Props = { children: ReactNode; onTrouble: (error: unknown) => void };

/** A fault of a view must not leave an empty page. React only takes a class for this. */
export class Crash extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onTrouble(error);
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}
