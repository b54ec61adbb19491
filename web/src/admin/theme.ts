import type { ThemeConfig } from 'antd';

/**
 * The colours of the rest of the console, as Ant Design takes them: it reckons with them, so they are read as they are.
 * @param isStill whoever sits there has asked for nothing to move
 */
export function themeOf(styles: CSSStyleDeclaration, isStill: boolean): ThemeConfig {
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  const muted = colour('--muted');
  return {
    token: {
      motion: !isStill,
      colorPrimary: colour('--brand'),
      colorError: colour('--red'),
      colorWarning: colour('--orange'),
      colorSuccess: colour('--green'),
      colorInfo: colour('--blue'),
      // Reckoned from dark colours these would be murky.
      colorErrorBg: colour('--red-soft'),
      colorErrorBorder: colour('--red'),
      colorWarningBg: colour('--orange-soft'),
      colorWarningBorder: colour('--orange'),
      colorSuccessBg: colour('--green-soft'),
      colorSuccessBorder: colour('--green'),
      colorInfoBg: colour('--blue-soft'),
      colorInfoBorder: colour('--blue'),
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
