import { later, missing, type Sayings, withNumber } from './saying';

/** What the product says before any of its modules is asked. */
export const PLATFORM_PROBLEMS: Sayings = {
  request_unreadable: '这次提交没有被读懂，请刷新页面后再试。',
  request_refused: '这次提交没有被接受，请刷新页面后再试。',
  method_not_allowed: '这里不能这样办，请刷新页面后再试。',
  media_type_unsupported: '不支持这种格式的内容。',
  database_unreachable: '系统暂时连不上数据，没有任何内容被改动，请稍后再试。',
  version_required: '页面不是最新的，请刷新后再办。',
  command_key_reused:
    '先前没有回音的那一次其实已经办成了，这一次没有再办。请先看现在的情况，要改的另外提交。',
  route_without_access: '这个功能没有开放，请告诉系统管理员。',
  outside_your_area: '不在您负责的区域内，请找管这个区域的人办。',
  no_agency: '您还不属于任何单位，请指明是替哪个单位办。',
  not_your_agency: '您不能替这个单位办理，请找这个单位的人办。',
  no_working_time: '工作日历十年内没有工作时间，请让系统管理员检查日历。',
  negative_amount: '时间不能是负数，请改正后再试。',
  job_incident_not_found: '没有找到这个故障，请刷新后再看。',
  incident_resolved: '这个故障已经有人处理好了，请刷新后再看。',
  clock_not_driven: '系统按真实时间运行，不能拨动时间。',
  clock_backwards: '时间只能往后拨。',
  file_content_missing: '文件的记录还在，但内容找不到了，请告诉系统管理员从备份恢复。',
  file_store_unreachable: '存放文件的地方暂时连不上，请稍后再试；一直不行就告诉系统管理员。',
  file_too_large: ({ maxBytes }) =>
    `文件太大${withNumber(maxBytes, (bytes) => `，最多 ${Math.floor(bytes / 1_048_576)} MB`)}，请压缩后再传。`,
  channel_tests_used_up: (facts) => `一小时内的测试次数已用完，${later(facts)}。`,
  too_many_streams: '打开的窗口太多，这个窗口的内容会晚一些更新。',
  streams_full: '同时打开的窗口太多，这个窗口的内容会晚一些更新。',
  event_not_found: missing('这件事的记录'),
};
