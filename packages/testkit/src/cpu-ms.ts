/** What the work costs of a processor, however busy the machine is: for work that must not grow faster than its input. */
export const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
