const words = {
  en: {
    chat: 'Chat',
    open: 'Open chat',
    close: 'Close chat',
    unread: { one: 'unread message', more: 'unread messages' },
  },
  zh: {
    chat: '在线客服',
    open: '打开聊天',
    close: '关闭聊天',
    unread: { one: '条未读消息', more: '条未读消息' },
  },
  es: {
    chat: 'Chat',
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    unread: { one: 'mensaje sin leer', more: 'mensajes sin leer' },
  },
};

export type LoaderWords = (typeof words)['en'];

export const loaderWords = (lang: string): LoaderWords => {
  const code = lang.toLowerCase().slice(0, 2);
  return code === 'zh' || code === 'es' ? words[code] : words.en;
};

/** "Open chat, 2 unread messages". */
export const launcherName = (word: LoaderWords, open: boolean, unread: number): string => {
  if (open) return word.close;
  return unread > 0
    ? `${word.open}, ${unread} ${unread === 1 ? word.unread.one : word.unread.more}`
    : word.open;
};
