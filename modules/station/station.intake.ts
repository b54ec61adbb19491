import { byDesign, verified } from '../cases/index.js';
import {
  type CaseFacts,
  isHandedOver,
  isOfType,
  isSaid,
  type Objection,
  type Verdict,
  verdictOf,
} from '../referrals/index.js';

/** Types that are civil, administrative or labour matters unless somebody was hurt, threatened or robbed of peace. */
const NOT_POLICE = ['03', '04', '05', '07', '08', '10', '11', '13', '14'];

/** What makes any dispute the police's as well. */
const POLICE_FACTS = [
  'public_security_violation',
  'violence',
  'domestic_violence',
  'weapon',
  'threat_to_kill',
  'suspected_crime',
  'gang',
  'minor_harmed',
  'self_harm',
  'mental_crisis',
  'group_escalating',
];

/**
 * Whether a station takes a case that somebody hands to it. Danger is always its business; a purely civil dispute is
 * not, and what is unknown is no reason to refuse.
 */
export function stationGuard(facts: CaseFacts): Verdict {
  const isDangerous = facts.risk === 'red' || isSaid(facts, ...POLICE_FACTS);
  if (!isHandedOver(facts) || isDangerous) return verdictOf([], notes(facts));
  return verdictOf([...notItsBusiness(facts), ...noiseBeforeOthers(facts)], notes(facts));
}

function notItsBusiness(facts: CaseFacts): readonly Objection[] {
  if (isOfType(facts, '10'))
    return [
      {
        code: 'labour_to_labour_bureau',
        text: '拖欠工资等劳动违法转劳动保障监察，劳动争议转调解仲裁，派出所不得调解',
        source: verified('ldbz', '第21条'),
      },
    ];
  if (isOfType(facts, '08') || isSaid(facts, 'admin_act'))
    return [
      {
        code: 'administrative_act',
        text: '对行政机关的行为不服，应走行政复议、行政诉讼或信访，不适用治安调解',
        source: verified('xzfy', '第20条'),
      },
    ];
  const isCivil = facts.facts['public_security_violation'] === 'no' || isOfType(facts, ...NOT_POLICE);
  if (!isCivil) return [];
  return [
    {
      code: 'civil_dispute',
      text: '不构成违反治安管理行为的民间纠纷，公安机关应告知当事人向人民法院或人民调解组织申请处理',
      source: verified('gacx', '第178条第2款'),
    },
  ];
}

/** Living noise comes to the police last: an unknown history is asked for, a known empty one is sent back. */
function noiseBeforeOthers(facts: CaseFacts): readonly Objection[] {
  if (!isOfType(facts, '0202') || facts.facts['noise_prior_steps'] !== 'no') return [];
  return [
    {
      code: 'noise_prior_steps',
      text: '生活噪声须先经居（村）委会、业主委员会、物业或有关部门劝阻、调解和处理未能制止',
      source: verified('zagl2025', '第88条'),
    },
  ];
}

function notes(facts: CaseFacts): readonly Objection[] {
  const found: Objection[] = [];
  if (isOfType(facts, '16') || isSaid(facts, 'public_security_violation'))
    found.push({
      code: 'file_first',
      text: '先依法立案，再判断是否可以治安调解；达不成协议的依法处罚',
      source: verified('zagl2025', '第90条'),
    });
  if (isSaid(facts, 'domestic_violence'))
    found.push({
      code: 'domestic_violence_duties',
      text: '审查告诫书（72小时内决定），告知人身安全保护令，通知居委会、妇联和综治中心',
      source: verified('fjball', '六、八、十一、十五'),
    });
  if (isOfType(facts, '0202') && facts.facts['noise_prior_steps'] !== 'yes')
    found.push({
      code: 'keep_prior_steps',
      text: '请附此前劝阻、调解、处理的记录',
      source: byDesign('移送时核对噪声前置记录'),
    });
  return found;
}
