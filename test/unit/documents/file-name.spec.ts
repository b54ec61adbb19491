import { cleanName, downloadName } from '../../../modules/documents/files/file-name.js';
import { attachment } from '../../../src/platform/http/attachment.js';

describe('the name of a file', () => {
  it.each([
    ['现场照片.jpg', '现场照片.jpg'],
    ['C:\\Users\\wang\\合同.pdf', '合同.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie: x'],
    ['..', '未命名'],
    ['', '未命名'],
    [undefined, '未命名'],
  ])('%j is shown as %j', (declared, shown) => {
    expect(cleanName(declared)).toBe(shown);
  });

  it('is cut between characters, not inside one', () => {
    expect(cleanName('𠮷'.repeat(200))).toBe('𠮷'.repeat(120));
  });

  it.each([
    ['合同.pdf', 'application/pdf', '合同.pdf'],
    ['合同.PDF', 'application/pdf', '合同.PDF'],
    ['合同.exe', 'application/pdf', '合同.exe.pdf'],
    ['照片.jpeg', 'image/jpeg', '照片.jpeg'],
    ['照片', 'image/jpeg', '照片.jpg'],
  ] as const)('%s with the content of %s is saved as %s', (name, mediaType, saved) => {
    expect(downloadName(name, mediaType)).toBe(saved);
  });

  it('is sent in UTF-8, with quotes and brackets escaped, beside a plain one', () => {
    expect(attachment(`(和解)'协议'.pdf`)).toBe(
      `attachment; filename="file.pdf"; filename*=UTF-8''%28%E5%92%8C%E8%A7%A3%29%27%E5%8D%8F%E8%AE%AE%27.pdf`,
    );
  });
});
