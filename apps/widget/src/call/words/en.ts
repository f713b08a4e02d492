import type { MicrophoneFault } from '../microphone-fault.ts';
import type { Over } from '../call-room.ts';

const microphone: Record<MicrophoneFault, string> = {
  refused:
    'The browser does not let this page use the microphone. Allow it with the icon beside the address, then call again.',
  missing: 'No microphone was found. Connect one, then call again.',
  busy: 'Another program uses the microphone. Close it there, then call again.',
  insecure:
    'Calls need a secure page. This one was opened without https://, so the browser gives it no microphone.',
  unsupported: 'This browser cannot make calls here. A current Chrome, Edge, Firefox or Safari can.',
};

const over: Record<Over, string> = {
  ended: 'Call ended',
  nobody: 'Nobody is free right now',
  noAnswer: 'Nobody has answered',
  declined: 'Nobody could take the call',
  busy: 'Everybody is in a call',
  lost: 'The connection was lost',
  refused: 'The call could not begin',
};

export const en = {
  call: 'Call',
  asking: 'Allow the microphone…',
  askingHint: 'The browser asks whether this page may use it.',
  calling: 'Connecting…',
  ringing: 'Ringing…',
  talking: 'In a call',
  weak: 'Bad connection…',
  held: 'One moment, please…',
  mute: 'Mute',
  unmute: 'Unmute',
  muted: 'You are muted',
  hangUp: 'Hang up',
  cancel: 'Cancel',
  again: 'Call again',
  write: 'Write a message',
  dismiss: 'Close',
  writeHint: 'Write to us instead: we answer here.',
  time: 'Time in the call',
  noMicrophone: 'No microphone',
  microphone,
  over,
};

export type CallWords = typeof en;
