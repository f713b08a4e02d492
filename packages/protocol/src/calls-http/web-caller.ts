/** Stands as the caller where a visitor calls from the widget (P6). For people it is put into words. */
export const webCaller = 'web';
