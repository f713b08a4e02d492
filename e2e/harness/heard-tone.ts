import type { Frame } from '@playwright/test';

/** Keeps the tracks that come from the other side, for `loudestIn`. */
export const keepTracks = `{
  const Real = window.RTCPeerConnection;
  window.tracks = [];
  window.RTCPeerConnection = class extends Real {
    constructor(...args) {
      super(...args);
      this.addEventListener('track', ({ track }) => window.tracks.push(track));
    }
  };
}`;

const loudest = `(async () => {
  const track = window.tracks.filter(({ readyState, kind }) => readyState === 'live' && kind === 'audio').at(-1);
  if (!track) return 0;
  const context = new AudioContext();
  await context.resume();
  const analyser = context.createAnalyser();
  analyser.fftSize = 8192;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  await new Promise((resolve) => setTimeout(resolve, 400));
  analyser.getFloatFrequencyData(bins);
  const peak = bins.reduce((best, level, at) => (level > bins[best] ? at : best), 1);
  const { sampleRate } = context;
  await context.close();
  return bins[peak] < -60 ? 0 : Math.round((peak * sampleRate) / analyser.fftSize);
})()`;

/** The loudest frequency from the other side of the call in this frame, in Hz; 0 is silence. */
export const loudestIn = async (frame: Frame): Promise<number> => Number(await frame.evaluate(loudest));

const listen = (hertz: number, deadlineMs: number): string => `(async () => {
  const track = window.tracks.filter(({ readyState, kind }) => readyState === 'live' && kind === 'audio').at(-1);
  if (!track) return false;
  const context = new AudioContext();
  await context.resume();
  const analyser = context.createAnalyser();
  analyser.fftSize = 8192;
  analyser.smoothingTimeConstant = 0;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  const at = Math.round((${hertz} * analyser.fftSize) / context.sampleRate);
  const until = performance.now() + ${deadlineMs};
  let heard = false;
  while (!heard && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    analyser.getFloatFrequencyData(bins);
    const beside = Math.max(bins[at - 40], bins[at + 40]);
    heard = bins[at] > -60 && bins[at] > beside + 20;
  }
  await context.close();
  return heard;
})()`;

/** Whether a frequency is heard from the other side within that time, be it for a moment and beside others. */
export const isHeardIn = async (frame: Frame, hertz: number, deadlineMs: number): Promise<boolean> =>
  Boolean(await frame.evaluate(listen(hertz, deadlineMs)));
