import { showNumber } from '@inlay/phone/dial-string.ts';
import { webCaller } from '@inlay/protocol/calls-http/web-caller.ts';
import type { Say } from '../words/words.ts';

/** The other end, for the eye: a visitor who calls from the widget has no number. */
export const shownNumber = (number: string, say: Say): string =>
  number === webCaller ? say('party.web') : showNumber(number);

/** P6: a visitor's page cannot be called; one writes back. */
export const canBeCalled = (number: string): boolean => number !== '' && number !== webCaller;
