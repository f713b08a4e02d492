/** What a run of faults has come to; everything but the first three must be 0. */
export type Tally = {
  rounds: number;
  faults: number;
  acknowledged: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
};

export const report = (name: string, seed: number, tally: Tally): void => {
  const { rounds, faults, acknowledged, lost, doubled, outOfOrder } = tally;
  console.log(
    `${name} (seed ${seed}): ${rounds} rounds, ${faults} faults, ${acknowledged} acknowledged, ` +
      `${lost} lost, ${doubled} doubled, ${outOfOrder} out of order`,
  );
};
