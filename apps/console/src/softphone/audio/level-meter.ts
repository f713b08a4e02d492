/** Calls back with 0 to 1 while the microphone is open. Returns the stop. */
export const meterLevel = (
  stream: MediaStream,
  nextFrame: (run: () => void) => number,
  onLevel: (level: number) => void,
): (() => void) => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let isOver = false;
  const look = (): void => {
    if (isOver) return;
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // Speech is around 0.1 of what is possible: the root lets it be seen.
    onLevel(Math.min(1, Math.sqrt(Math.sqrt(power)) * 1.4));
    nextFrame(look);
  };
  nextFrame(look);
  return () => {
    isOver = true;
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
};
