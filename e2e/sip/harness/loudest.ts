const lowest = 100;
const highest = 2_000;
const step = 5;

/** How much of one frequency is in the samples (a discrete Fourier transform at that frequency, Hann window). */
const strengthAt = (samples: Int16Array, rate: number, hertz: number): number => {
  let [real, imaginary] = [0, 0];
  const turn = (2 * Math.PI) / samples.length;
  samples.forEach((sample, at) => {
    const weighed = sample * (1 - Math.cos(turn * at));
    const angle = (2 * Math.PI * hertz * at) / rate;
    real += weighed * Math.cos(angle);
    imaginary += weighed * Math.sin(angle);
  });
  return Math.hypot(real, imaginary) / samples.length;
};

const audible = 200;

/** The loudest frequency between 100 and 2000 Hz; 0 is silence. */
export const loudest = (samples: Int16Array, rate: number): number => {
  const best = { hertz: 0, strength: audible };
  for (let hertz = lowest; samples.length > 0 && hertz <= highest; hertz += step) {
    const strength = strengthAt(samples, rate, hertz);
    if (strength > best.strength) Object.assign(best, { hertz, strength });
  }
  return best.hertz;
};
