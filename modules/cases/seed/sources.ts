import type { LegalBasis, LegalMark } from '../domain/legal-basis.js';

/** Full Chinese titles of the sources cited in the seeds, by the short keys used there. */
export const SOURCES = {
  zagl2025: '治安管理处罚法(2025修订)',
  gacx: '公安机关办理行政案件程序规定',
  gaxs: '公安机关办理刑事案件程序规定',
  xs: '刑事诉讼法',
  rmjc: '人民警察法',
  rmtj: '人民调解法',
  fjb: '反家庭暴力法',
  fjball: '加强家庭暴力告诫制度贯彻实施的意见(公通字〔2024〕34号)',
  qzbg: '关于建立侵害未成年人案件强制报告制度的意见(高检发〔2020〕9号)',
  gtz98: '公安机关办理伤害案件规定(公通字〔2005〕98号)',
  fulian2018: '妇联组织受理家庭暴力投诉工作规程(2018)',
  rsbh: '关于办理人身安全保护令案件适用法律若干问题的规定',
  wcn: '未成年人保护法',
  yl: '医疗纠纷预防和处理条例',
  xf: '信访工作条例',
  ldbz: '劳动保障监察条例',
  ldzy: '劳动争议调解仲裁法',
  nmg: '保障农民工工资支付条例',
  msjs: '关于适用《民事诉讼法》的解释',
  xzfy: '行政复议法',
  xzss: '行政诉讼法',
  tytj: '关于人民法院特邀调解的规定',
  zxtj: '人民法院在线调解规则',
  sz: '深圳经济特区矛盾纠纷多元化解条例',
  sd: '山东省多元化解纠纷促进条例',
  hb: '河北省多元化解纠纷条例',
  zs: '噪声污染防治法',
  jwh2025: '城市居民委员会组织法(2025修订)',
  zfzl: '住房租赁条例',
  zxqy: '保障中小企业款项支付条例',
  ncd: '农村土地承包经营纠纷调解仲裁法',
  xbf: '消费者权益保护法',
  lyts: '旅游投诉处理办法',
  djsg: '道路交通事故处理程序规定',
  wy: '物业管理条例',
  gxbh: '个人信息保护法',
  ling121: '市场监督管理投诉举报处理办法(总局令121号)',
  sifabu75: '人民调解工作若干规定(司法部令75号)',
  jswsf: '精神卫生法',
  tj: '天津市矛盾纠纷多元化解条例',
  cd: '承德市基层矛盾纠纷排查化解条例',
  sstj: '商事调解条例',
  scrm: '四川省人民调解条例',
  ts12345: '唐山市12345政务服务便民热线条例',
  gbh66: '国办函〔2025〕66号',
  gzh2024: '关于加强综治中心规范化建设的意见(2024)',
  own: '平台设计',
} as const;

export type SourceKey = keyof typeof SOURCES;

/** A ground whose primary text was read. */
export function verified(key: SourceKey, article: string): LegalBasis {
  return cite(key, article, 'verified');
}

/** A ground read as an excerpt or in somebody else's reproduction. */
export function secondary(key: SourceKey, article: string): LegalBasis {
  return cite(key, article, 'secondary');
}

/** A ground nobody checked: whatever rests on it alone may only warn. */
export function fromMemory(key: SourceKey, article: string): LegalBasis {
  return cite(key, article, 'memory');
}

/** Our own proposal; `what` says in Chinese what is proposed. */
export function byDesign(what: string): LegalBasis {
  return cite('own', what, 'design');
}

function cite(key: SourceKey, article: string, mark: LegalMark): LegalBasis {
  return { source: SOURCES[key], article, mark };
}
