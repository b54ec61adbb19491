/** Everyday characters none of whose sequences is a trigger word of the guard rules. */
const CHARACTERS =
  '甲乙丙丁东西南北春夏秋冬花草树木山水田园门窗楼台桌椅纸笔书画茶饭米面衣帽鞋布红黄蓝绿青白前后左右上下早晚今明年月日时分秒大小多少长短高低远近新旧';

/**
 * Text that resembles no other: the search for like cases must find nothing by accident, in the millionth case as little as in the
 * first.
 */
export function randomText(length: number): string {
  let text = '';
  for (let index = 0; index < length; index++) {
    text += CHARACTERS[Math.floor(Math.random() * CHARACTERS.length)] ?? '';
  }
  return text;
}

/** The same characters, for SQL that makes texts. */
export const TEXT_CHARACTERS = CHARACTERS;
