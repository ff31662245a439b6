import { addressLines } from './address-lines';

const kolkata = {
  name: 'Asha Rao',
  line1: '12 Park Street',
  line2: 'Flat 3',
  city: 'Kolkata',
  state: 'West Bengal',
  postalCode: '700016',
  country: 'IN',
};

it('an address stands as on an envelope, with the country’s name', () => {
  expect(addressLines(kolkata, 'en')).toEqual([
    'Asha Rao',
    '12 Park Street',
    'Flat 3',
    'Kolkata, West Bengal 700016',
    'India',
  ]);
});

it('what an address lacks leaves no gap', () => {
  const bremen = { ...kolkata, line2: null, city: 'Bremen', state: null, postalCode: '28195' };
  expect(addressLines({ ...bremen, country: 'DE' }, 'de')).toEqual([
    'Asha Rao',
    '12 Park Street',
    '28195 Bremen',
    'Deutschland',
  ]);
  const bare = { ...kolkata, line2: null, city: null, state: null, postalCode: null };
  expect(addressLines({ ...bare, country: null }, 'en')).toEqual(['Asha Rao', '12 Park Street']);
});
