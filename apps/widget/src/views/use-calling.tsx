/** @jsxImportSource preact */
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { CallPanelProps } from '../call/CallPanel.tsx';
import type { Session } from '../session/session.ts';
import type { SessionState } from '../session/session-state.ts';
import { useSpeech } from './speech.ts';

type Loaded = { Panel: ComponentType<CallPanelProps> } | 'loading' | 'failed' | null;

/** V1, P6: calls come as a part of their own, which most visitors never load. */
export const useCalling = ({ phase, conversation, call }: SessionState, session: Session) => {
  const { words } = useSpeech();
  const [loaded, setLoaded] = useState<Loaded>(null);
  const start = (): void => {
    setLoaded('loading');
    import('../call/CallPanel.tsx').then(
      ({ CallPanel }) => setLoaded({ Panel: CallPanel }),
      () => setLoaded('failed'),
    );
  };
  const isIdle = loaded === null || loaded === 'failed';
  const { desk, thread } = conversation;
  const canCall = isIdle && desk?.calls === true && phase === 'online' && call === null;
  const owner = thread?.agent ?? null;
  const name = call?.agent_name || owner?.name || desk?.name || '';
  const image = owner?.name === name ? owner.head_img : '';
  const view =
    loaded === 'failed' ? (
      <div class="strip strip-warn" role="alert">
        {words.callLoadFailed}
      </div>
    ) : (
      loaded !== null &&
      loaded !== 'loading' && (
        <loaded.Panel session={session} name={name} image={image} onClose={() => setLoaded(null)} />
      )
    );
  return { start: canCall ? start : null, view };
};
