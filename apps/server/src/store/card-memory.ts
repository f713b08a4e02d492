/** S5: how many numbers back a card is still the thread's last; one further up is worth showing again. */
export const cardMemory = 1000;
