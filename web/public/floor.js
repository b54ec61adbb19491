/* global document */
// Classic and small, before everything else: a browser that lacks what came after Chromium 90 is brought it first; no other waits.
if (!([].at && [].findLast && [].findLastIndex && ''.at && Object.hasOwn)) {
  document.write('<script type="module" src="' + document.currentScript.dataset.brings + '"></scr' + 'ipt>');
}
