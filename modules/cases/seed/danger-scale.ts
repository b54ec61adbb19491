import type { DangerScale } from '../domain/danger-scale.js';
import { byDesign, secondary } from './sources.js';

/**
 * The nine-item danger scale of the women's federation's procedure, with its two special items. Thresholds are from
 * its annex, read in a third party's reproduction; the wording is ours and speaks to either sex.
 */
export const DANGER_SCALE: DangerScale = {
  items: [
    { code: 'D1', question: '对方是否曾威胁要杀害您?', isSpecial: false },
    { code: 'D2', question: '您是否相信对方做得出杀害您的事?', isSpecial: false },
    { code: 'D3', question: '您的日常生活是否大部分受对方控制?', isSpecial: false },
    { code: 'D4', question: '对方是否说过得不到您, 别人也休想得到之类的话?', isSpecial: false },
    { code: 'D5', question: '对方是否以自杀相威胁, 或者有过自杀的举动?', isSpecial: false },
    { code: 'D6', question: '提出离婚或分手时, 对方是否说过要同归于尽?', isSpecial: false },
    { code: 'D7', question: '对方是否威胁伤害您的亲人, 以阻止您离开?', isSpecial: false },
    { code: 'D8', question: '您是否认为对方今后两个月内会对您动手?', isSpecial: false },
    { code: 'D9', question: '关系变坏以后, 对方是否监视您(查看手机、电脑, 跟踪等)?', isSpecial: false },
    { code: 'S1', question: '对方是否曾使您不能呼吸(掐颈、捂口鼻、按入水中、开煤气等)?', isSpecial: true },
    {
      code: 'S2',
      question: '对方是否有过其他明显致命的行为(推下楼、灌毒、泼汽油或硫酸、利器刺要害等)?',
      isSpecial: true,
    },
  ],
  lowUpTo: 3,
  highFrom: 6,
  legalBasis: [secondary('fulian2018', '附表: 家庭暴力危险性预测量表'), byDesign('各题表述')],
};
