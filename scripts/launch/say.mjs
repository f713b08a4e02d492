/** `850 ms`, `14.2 s`, `2 min 05 s`. */
export const duration = (ms) => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
};

const pending = (label) => process.stdout.isTTY && process.stdout.write(`  ${label} …`);

const settle = (mark, label, ms, note) => {
  const line = `${mark} ${label.padEnd(14)} ${duration(ms)}${note ? `  ${note}` : ''}`;
  console.log(process.stdout.isTTY ? `\r\u001B[K${line}` : line);
};

/** Runs one piece of work and says in one line how it went and how long it took. */
export const step = async (label, work) => {
  const began = performance.now();
  pending(label);
  try {
    const result = await work();
    settle(result?.ok === false ? '✗' : '✓', label, performance.now() - began, result?.note);
    return result;
  } catch (error) {
    settle('✗', label, performance.now() - began);
    throw error;
  }
};
