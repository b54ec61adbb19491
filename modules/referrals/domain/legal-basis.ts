import type { AgencyProfile } from '../agency-profile.js';
import type { Share } from '../store/referral.js';

/** An emergency of life and health is a basis of its own (个人信息保护法 13(4)). */
export const EMERGENCY = {
  code: 'pipl-13-4',
  text: '个人信息保护法第十三条第一款第四项：紧急情况下保护自然人的生命健康',
} as const;

/**
 * The basis as far as an agency may be shown people on it; null where it has to be consent.
 *
 * The duties of public organs are a ground for public organs (个人信息保护法 13(3)), and an alarm calls one. A basis that stood
 * beside the name of anybody else would outlive the consent they were really shown by, and go on with what they pass on.
 */
export function basisFor(
  { isPublicOrgan }: Pick<AgencyProfile, 'isPublicOrgan'>,
  { legalBasis }: Share,
): Share['legalBasis'] {
  return isPublicOrgan ? legalBasis : null;
}
