/** The fake pages, beside the sources as beside what is built of them. */
export const pagesFolder = new URL('../pages/', import.meta.url);
