/** `1:05`, of sound, in seconds. */
export const playTime = (seconds: number): string => {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

type Sound = { playing: boolean; at: number; length: number };

/** How far it is; before it is played, how long. Nothing while nobody knows: its sender need not say. */
export const soundTime = ({ playing, at, length }: Sound): string => {
  if (playing || at > 0) return playTime(at);
  return length > 0 ? playTime(length) : '';
};

/** For screen readers: "0:02 / 0:07", without the length where nobody knows it. */
export const soundPosition = (at: number, length: number): string =>
  length > 0 ? `${playTime(at)} / ${playTime(length)}` : playTime(at);
