/** RFC 6266: to be saved, never shown in place; the full name in UTF-8 beside a plain one for old readers. */
export function attachment(name: string): string {
  const extension = /\.[a-z0-9]+$/i.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="file${extension}"; filename*=UTF-8''${encoded}`;
}
