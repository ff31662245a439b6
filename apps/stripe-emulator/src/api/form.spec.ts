import { parseForm } from './form';

/** As plain objects, so that they can be compared. */
const parsed = (text: string) => JSON.parse(JSON.stringify(parseForm(text))) as unknown;

describe('a form', () => {
  it.each([
    ['a=1&b=two', { a: '1', b: 'two' }],
    ['', {}],
    ['a', { a: '' }],
    ['a=', { a: '' }],
    ['a=1=2', { a: '1=2' }],
    ['a=1&a=2', { a: '2' }],
    ['a=Z%C3%B6e+%2B+Ada', { a: 'Zöe + Ada' }],
    ['a[b]=1&a[c]=2', { a: { b: '1', c: '2' } }],
    ['a%5Bb%5D%5Bc%5D=1', { a: { b: { c: '1' } } }],
    ['a[0]=x&a[1]=y', { a: { 0: 'x', 1: 'y' } }],
    ['a[]=x&a[]=y', { a: { 0: 'x', 1: 'y' } }],
    ['a[0][b]=1&a[0][c]=2&a[1][b]=3', { a: { 0: { b: '1', c: '2' }, 1: { b: '3' } } }],
    ['a[][b]=1&a[][c]=2&a[][b]=3', { a: { 0: { b: '1', c: '2' }, 1: { b: '3' } } }],
    [
      'a[][b][x]=1&a[][b][y]=2&a[][b][x]=3',
      { a: { 0: { b: { x: '1', y: '2' } }, 1: { b: { x: '3' } } } },
    ],
    ['a[][b][]=1&a[][c]=2', { a: { 0: { b: { 0: '1' }, c: '2' } } }],
    ['metadata[a.b-c d]=1', { metadata: { 'a.b-c d': '1' } }],
  ])('written %s is read', (text, expected) => {
    expect(parsed(text)).toEqual(expected);
  });

  it.each(['__proto__[x]=1', 'a[__proto__][x]=1', 'constructor[prototype][x]=1'])(
    'written %s reaches no prototype',
    (text) => {
      parseForm(text);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    },
  );

  it('with a broken encoding is refused', () => {
    expect(() => parseForm('a=%E0%A4%A')).toThrow('Invalid URL encoding');
  });
});
