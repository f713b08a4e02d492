import { createElement, type CSSProperties, type ReactElement, useEffect, useRef, useState } from 'react';
import { phoneEventNames, workbenchEventNames } from './event-names.ts';
import { given } from './given.ts';
import { createPhone, createWorkbench, type Phone, type PhoneEvents, type Workbench } from './index.ts';
import type { WorkbenchEvents, WorkbenchOptions } from './index.ts';

type Listeners<E> = { [K in keyof E]?: (data: E[K]) => void };

type Shared<H, E> = {
  /** Where the desk is served. Another address makes another frame. */
  url: string;
  /** Listeners by event; they may change at each render. */
  on?: Listeners<E>;
  /** The handle, to command with; null once it is gone. */
  onHandle?: (handle: H | null) => void;
  className?: string;
  style?: CSSProperties;
  title?: string;
  timeoutMs?: number;
};

export type InlayWorkbenchProps = Shared<Workbench, WorkbenchEvents> &
  Pick<WorkbenchOptions, 'getTicket' | 'accessToken'>;
export type InlayPhoneProps = Shared<Phone, PhoneEvents>;

type Handle<E> = {
  on: <K extends keyof E>(type: K, listener: (data: E[K]) => void) => () => void;
  destroy: () => void;
};

const useHandle = <H extends Handle<E>, E>(
  props: Shared<H, E>,
  events: readonly (keyof E)[],
  create: (container: HTMLElement, url: string) => H,
): ReactElement => {
  const { url, className, style } = props;
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  // What is called is always what the last render passed; only another address makes another frame.
  const latest = useRef({ props, create });
  useEffect(() => {
    latest.current = { props, create };
  });
  useEffect(() => {
    if (!place) return undefined;
    const handle = latest.current.create(place, url);
    for (const type of events) handle.on(type, (data) => latest.current.props.on?.[type]?.(data));
    latest.current.props.onHandle?.(handle);
    return () => {
      latest.current.props.onHandle?.(null);
      handle.destroy();
    };
  }, [place, url, events]);
  return createElement('div', { ref: setPlace, className, style });
};

/**
 * The workbench as a component that fills its box.
 *
 *     <InlayWorkbench url="https://desk.example" getTicket={getTicket} on={{ unread_message_count: show }} />
 */
export const InlayWorkbench = (props: InlayWorkbenchProps): ReactElement => {
  const { getTicket, accessToken, title, timeoutMs } = props;
  return useHandle(props, workbenchEventNames, (container, url) =>
    createWorkbench({ url, container, ...given({ getTicket, accessToken, title, timeoutMs }) }),
  );
};

/** The softphone as a component that fills its box; made for 256 × 460. */
export const InlayPhone = (props: InlayPhoneProps): ReactElement => {
  const { title, timeoutMs } = props;
  return useHandle(props, phoneEventNames, (container, url) =>
    createPhone({ url, container, ...given({ title, timeoutMs }) }),
  );
};
