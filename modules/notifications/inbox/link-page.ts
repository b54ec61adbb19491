import { assertNever } from '../../../src/kernel/assert-never.js';
import type { TicketView } from './notices.view.js';

/** What a link shows: the way to what it was sent for, or how to get that far. */
export type LinkPage = { readonly kind: 'opened'; readonly to: TicketView } | { readonly kind: 'closed' };

/**
 * The page behind the link of a message. It loads nothing, runs nothing, and says nothing of any matter: whoever holds the
 * telephone may be somebody else. Everything but an opened link is one and the same page, so that it tells nobody whether
 * there is such a link, whose it is, or whether it has run out.
 */
export function linkPage(page: LinkPage): string {
  switch (page.kind) {
    case 'opened':
      return html('请处理', [
        '您已登录。请打开该事项办理：',
        `<a href="${resourceOf(page.to)}">打开事项</a>`,
        '接口说明见 <a href="/api/docs">/api/docs</a>。',
      ]);
    case 'closed':
      return html('请登录后查看', [
        '请登录后查看。登录地址：<a href="/api/docs">/api/docs</a>（POST /api/v1/session）。',
        // A browser that comes from another application may leave the cookie out; from this page it does not.
        '已经登录的，请<a href="">重新打开</a>。',
        '链接只对收到短信的本人有效，过期后请登录，在“我的通知”中查看。',
      ]);
    default:
      return assertNever(page);
  }
}

/** Where the interface shows its reader what the notice is about; the list of notices where nothing is left to open. */
function resourceOf({ leadsTo }: TicketView): string {
  return `/api/v1${leadsTo ?? '/me/notices'}`;
}

function html(title: string, paragraphs: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${title}</title>`,
    '</head>',
    '<body>',
    `<h1>${title}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${paragraph}</p>`),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
