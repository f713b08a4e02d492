/** Hz: what the browser's microphone hears, and what the telephone network says. */
export const microphone = 1_000;
export const network = 440;

/** A peak lies in a bin of a few Hz, and codecs and clocks bend it a little. */
export const near = (heard: number, sent: number): boolean => Math.abs(heard - sent) < 20;
