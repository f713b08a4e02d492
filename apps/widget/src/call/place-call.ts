import { realClock } from '@inlay/client/clock.ts';
import { GuestCall, type GuestCallState } from '@inlay/phone/guest-call.ts';
import { jssipPort } from '@inlay/phone/jssip/jssip-port.ts';
import type { PlacedCall, Ticket } from './call-room.ts';
import { microphoneWish } from './microphone-wish.ts';

const socketUrl = (path: string): string => new URL(path, location.href.replace(/^http/, 'ws')).href;

/** `sip:name@realm`, as our own server writes it. */
const addressOf = (uri: string): { extension: string; realm: string } => {
  const [extension = '', realm = ''] = uri.replace(/^sip:/, '').split('@');
  return { extension, realm };
};

/** P6: the visitor's side of the call, over the line of this server. */
export const placeCall = (
  { callee, sip }: Ticket,
  newId: () => string,
  play: (stream: MediaStream) => void,
  onChange: (state: GuestCallState) => void,
): PlacedCall => {
  const port = jssipPort({
    ...addressOf(sip.uri),
    url: socketUrl(sip.url),
    clock: realClock,
    keys: 'info',
    media: { constraints: () => microphoneWish, iceServers: () => sip.ice_servers, play },
  });
  const credential = { username: sip.username, password: sip.password, expiresAt: sip.expires_at };
  const id = (): string => newId().replaceAll('-', '');
  return new GuestCall({ port, clock: realClock, newId: id, credential, target: callee, onChange });
};
