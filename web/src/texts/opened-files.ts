/** Opening a file: in the page, or on the device. */
export const OPENED_FILES = {
  saved: '点开后会存到这台设备上，用完请删除。',
  fetching: '正在打开图片…',
  broken: '这张图片打不开，内容可能不完整，请重新打开。',
  missing: '打不开图片，请检查网络，刷新本页后再试。',
  again: '再试一次',
  larger: '看原大',
  smaller: '缩小到一屏',
} as const;
