import type { ThemeConfig } from 'antd';

/** The colours of the rest of the console, as Ant Design takes them: it reckons with them, so they are read as they are. */
export function themeOf(styles: CSSStyleDeclaration): ThemeConfig {
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  const muted = colour('--muted');
  return {
    token: {
      colorPrimary: colour('--brand'),
      colorError: colour('--red'),
      colorWarning: colour('--orange'),
      colorSuccess: colour('--green'),
      colorInfo: colour('--blue'),
      colorText: colour('--ink'),
      colorTextSecondary: muted,
      colorTextTertiary: muted,
      colorTextDescription: muted,
      colorTextPlaceholder: muted,
      colorBorder: '#9aa7b8',
      borderRadius: 8,
      controlHeight: 38,
      fontSize: 15,
      fontFamily: styles.getPropertyValue('--font'),
    },
    components: { Form: { labelColor: colour('--ink') }, Modal: { titleFontSize: 18 } },
  };
}
