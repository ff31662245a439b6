import { orderNumber, readOrderNumber } from './order-number';

it('an order number is read as people type it', () => {
  const number = orderNumber();
  expect(readOrderNumber(number)).toBe(number);
  for (const typed of ['7q3k-9mz1', '7Q3K9MZ1', ' 7q3k 9mzl ', '7Q3K-9MZI']) {
    expect(readOrderNumber(typed)).toBe('7Q3K-9MZ1');
  }
});

it.each(['', '7Q3K', '7Q3K-9MZTT', '7Q3K-9MU1', '%', "' or 1=1"])(
  '%j is no order number',
  (typed) => expect(readOrderNumber(typed)).toBeUndefined(),
);
