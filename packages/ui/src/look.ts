import { fontStack, indigo, monoStack, night } from './palette.ts';

// What our pages tell Mantine. Each app has its own copy of that library, so nothing of it is imported here.

const soft = { duration: 100 } as const;

export const look = {
  colors: { indigo: [...indigo] as const, dark: [...night] as const },
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 4 },
  fontFamily: fontStack,
  fontFamilyMonospace: monoStack,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        withArrow: false,
        fz: 12,
        events: { hover: true, focus: true, touch: false },
      },
    },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 140 } } },
    Menu: { defaultProps: { transitionProps: soft, shadow: 'md' } },
    Popover: { defaultProps: { transitionProps: soft, shadow: 'md' } },
  },
} as const;

type Wanted = { variant: string; color?: string | undefined };

/** What Mantine's own red is too light for. */
const danger = { background: 'var(--red)', hover: 'var(--red-pressed)', color: 'var(--on-red)' } as const;

/** Indigo 4 of the dark scheme carries dark text, indigo 6 white: 4.5:1 either way. */
export const readable = <Colors extends { color: string }>(wanted: Wanted, colors: Colors): Colors => {
  if (wanted.variant !== 'filled') return colors;
  if (wanted.color === 'red') return { ...colors, ...danger };
  const isPrimary = wanted.color === undefined || wanted.color === 'indigo';
  return isPrimary ? { ...colors, color: 'var(--on-accent)' } : colors;
};

/** Mantine writes its variables with innerHTML, which Trusted Types forbid; a constructed sheet needs no markup. */
export const adoptStyles = (css: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
