import { type CallEnd, classifyEnd, type EndSituation, type SessionEnd } from './call-end.ts';
import type { CallFacts } from './call-facts.ts';

/**
 *   dial ──► ringingOut ──accepted──► talking ──ended──► ended
 *                │                      ▲                 ▲
 *                └────────ended─────────┼─────────────────┤
 *   incoming ──► ringingIn ──accepted───┘                 │
 *                     └───────────────ended───────────────┘
 *
 *   asked before a transfer (P8): `joined` makes of the talk one in the call that waited.
 *   re-attached (P7) ──► talking.   `hangUp` is the agent's wish: it moves nothing, the end that follows is judged by it.
 */
export type CallState =
  | { name: 'ringingOut' | 'ringingIn'; facts: CallFacts; agentHungUp: boolean }
  | {
      name: 'talking';
      facts: CallFacts;
      agentHungUp: boolean;
      connectedAt: number;
      hold: { local: boolean; remote: boolean };
      muted: boolean;
      media: 'ok' | 'interrupted';
      /** P7: `lost` while the other side's page reloads. */
      peer: 'here' | 'lost';
    }
  | { name: 'ended'; facts: CallFacts; connectedAt: number | null; endedAt: number; end: CallEnd };

export type CallEvent =
  | { name: 'accepted'; at: number }
  | { name: 'hangUp' }
  | { name: 'hold'; who: 'local' | 'remote'; on: boolean }
  | { name: 'mute'; on: boolean }
  | { name: 'media'; media: 'ok' | 'interrupted' }
  | { name: 'peer'; peer: 'here' | 'lost' }
  | { name: 'joined'; facts: CallFacts; at: number }
  | { name: 'ended'; at: number; end: SessionEnd };

type Live = Exclude<CallState, { name: 'ended' }>;
type Talking = Extract<CallState, { name: 'talking' }>;

export const talking = (facts: CallFacts, connectedAt: number): Talking => ({
  name: 'talking',
  facts,
  agentHungUp: false,
  connectedAt,
  hold: { local: false, remote: false },
  muted: false,
  media: 'ok',
  peer: 'here',
});

const ended = (state: Live, at: number, sessionEnd: SessionEnd): CallState => {
  const situation: EndSituation = { phase: state.name, agentHungUp: state.agentHungUp };
  const connectedAt = state.name === 'talking' ? state.connectedAt : null;
  return {
    name: 'ended',
    facts: state.facts,
    connectedAt,
    endedAt: at,
    end: classifyEnd(situation, sessionEnd),
  };
};

const illegal = (state: CallState, event: CallEvent): never => {
  throw new Error(`a call that is ${state.name} cannot take ${event.name}`);
};

const inTalk = (state: Talking, event: CallEvent): CallState => {
  switch (event.name) {
    case 'hold':
      return { ...state, hold: { ...state.hold, [event.who]: event.on } };
    case 'mute':
      return { ...state, muted: event.on };
    case 'media':
      return { ...state, media: event.media };
    case 'peer':
      return { ...state, peer: event.peer };
    case 'joined':
      return { ...talking(event.facts, event.at), agentHungUp: state.agentHungUp, muted: state.muted };
    default:
      return illegal(state, event);
  }
};

/** The next state. Illegal moves throw. */
export const nextCall = (state: CallState, event: CallEvent): CallState => {
  if (state.name === 'ended') return illegal(state, event);
  if (event.name === 'hangUp') return { ...state, agentHungUp: true };
  if (event.name === 'ended') return ended(state, event.at, event.end);
  if (state.name === 'talking') return inTalk(state, event);
  return event.name === 'accepted'
    ? { ...talking(state.facts, event.at), agentHungUp: state.agentHungUp }
    : illegal(state, event);
};

/** What of the SIP side's events has a place in this state: late ones are let go, not thrown. */
export const takesEvent = (state: CallState, event: CallEvent): boolean => {
  if (state.name === 'ended') return false;
  if (event.name === 'hangUp' || event.name === 'ended') return true;
  return state.name === 'talking' ? event.name !== 'accepted' : event.name === 'accepted';
};
