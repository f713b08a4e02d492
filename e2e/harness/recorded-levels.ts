import type { Locator } from '@playwright/test';

/** How loud each of these frequencies ever is in what a player of the page plays, in dB: decoded, then measured by Goertzel. */
export const recordedLevels = (player: Locator, frequencies: readonly number[]): Promise<number[]> =>
  player.evaluate(async (audio: HTMLAudioElement, wanted) => {
    const bytes = await (await fetch(audio.src)).arrayBuffer();
    const context = new OfflineAudioContext(1, 1, 48_000);
    const sound = (await context.decodeAudioData(bytes)).getChannelData(0);
    const windowSize = 9_600;
    const power = (from: number, hertz: number): number => {
      const factor = 2 * Math.cos((2 * Math.PI * hertz) / 48_000);
      let [one, two] = [0, 0];
      for (let at = from; at < from + windowSize; at += 1)
        [one, two] = [(sound[at] ?? 0) + factor * one - two, one];
      return (one * one + two * two - factor * one * two) / (windowSize * windowSize);
    };
    return wanted.map((hertz) => {
      let best = 0;
      for (let from = 0; from + windowSize <= sound.length; from += windowSize / 2)
        best = Math.max(best, power(from, hertz));
      return Math.round(10 * Math.log10(best + 1e-12));
    });
  }, frequencies);
