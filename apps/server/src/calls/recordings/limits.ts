/** An hour of speech is some 30 of them; each fits a request on a slow line. */
export const chunkBytes = 512 * 1024;
/** 64 MB: four hours of speech. */
export const mostChunks = 128;
/** The clock of a page, and what JsSIP and the server each call the beginning, differ by less. */
export const durationSlackMs = 60_000;
