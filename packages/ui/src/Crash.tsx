import { Component, type ReactNode } from 'react';

type Props = { children: ReactNode; page: ReactNode; onTrouble: (error: unknown) => void };

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
    return this.state.crashed ? this.props.page : this.props.children;
  }
}
