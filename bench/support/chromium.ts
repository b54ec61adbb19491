import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import packed from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { packageRoot } from '../../src/platform/config/package-root.js';

/** Switches of the packed browser that would let it run in one process, which ends with the first page that is closed. */
const NOT_USED = ['--single-process', '--no-zygote'];
const CJK = ['400Regular', '600SemiBold'];

/** A real Chromium, the one that npm brought unless `CHROMIUM` names another. */
export async function launchChromium(): Promise<Browser> {
  const args = packed.args.filter((arg) => !arg.startsWith('--headless') && !NOT_USED.includes(arg));
  const executablePath = process.env['CHROMIUM'] ?? (await unpacked());
  return chromium.launch({ executablePath, args, env: { ...process.env, FONTCONFIG_FILE: fontsOfOurOwn() } });
}

/**
 * Unpacked once for a checkout, into a folder of its own, for the package takes whatever stands under that name for its own;
 * beside it first, so that nobody starts one that another worker is still writing.
 */
async function unpacked(): Promise<string> {
  const folder = path.join(packageRoot(), '.tmp/browser');
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    const own = fs.mkdtempSync(`${folder}-`);
    await unpackInto(own);
    try {
      fs.renameSync(own, folder);
    } catch {
      fs.rmSync(own, { recursive: true });
    }
  }
  return unpackInto(folder);
}

async function unpackInto(folder: string): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Machines without Chinese fonts would show boxes: the papers' own font is installed for the browser alone. */
function fontsOfOurOwn(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-fonts-'));
  const fonts = path.join(packageRoot(), 'node_modules/@expo-google-fonts/noto-sans-sc');
  const file = path.join(folder, 'fonts.conf');
  const dirs = CJK.map((weight) => `<dir>${path.join(fonts, weight)}</dir>`).join('');
  fs.writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${folder}</cachedir></fontconfig>`,
  );
  return file;
}
