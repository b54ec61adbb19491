import { readPhone } from '../../../modules/cases/domain/phone.js';

describe('a telephone number', () => {
  it.each([
    ['13800138000', 'mobile', '13800138000'],
    ['+86 138-0013-8000', 'mobile', '13800138000'],
    ['0086 13800138000', 'mobile', '13800138000'],
    ['8613800138000', 'mobile', '13800138000'],
    ['１３８００１３８０００', 'mobile', '13800138000'],
    ['028-8123 4567', 'landline', '028-81234567'],
    ['(028)81234567', 'landline', '028-81234567'],
    ['028-81234567-801', 'landline', '028-81234567-801'],
    ['02881234567转801', 'landline', '028-81234567-801'],
    ['0831-2345678', 'landline', '0831-2345678'],
    ['+86 28 8123 4567', 'landline', '028-81234567'],
    ['010-12345678', 'landline', '010-12345678'],
    ['400-800-1234', 'service', '4008001234'],
    ['12345', 'service', '12345'],
    ['95588', 'service', '95588'],
  ])('typed as "%s" is %s %s', (text, kind, normalised) => {
    expect(readPhone(text)).toEqual({ kind, normalised });
  });

  it('takes the area code it is given for a local number', () => {
    expect(readPhone('8123 4567', '028')?.normalised).toBe('028-81234567');
    expect(readPhone('81234567')).toBeNull();
  });

  it.each([
    '',
    '不详',
    '12800138000',
    '1380013800',
    '138001380000',
    '028-1234567',
    '010-123',
    '13800138000a',
  ])('"%s" is none', (text) => {
    expect(readPhone(text)).toBeNull();
  });
});
