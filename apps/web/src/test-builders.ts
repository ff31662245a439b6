import type {
  Order,
  Problem,
  ProblemCode,
  Product,
  ShippingDetails,
  ShopConfig,
} from '@till/shared-types';
import { problemStatus } from '@till/shared-types';
import type { CartLine } from './app/cart/cart';

const inr = (amount: number) => ({ amount, currency: 'inr' });

export function aProduct(changes: Partial<Product> = {}): Product {
  const id = changes.id ?? 'moon-jar';
  return {
    id,
    name: 'Moon Jar',
    description: 'A white jar, thrown in two halves.',
    category: 'Stoneware',
    categoryName: changes.category ?? 'Stoneware',
    image: { src: `/products/${id}.svg`, width: 800, height: 800, alt: 'A round white jar' },
    price: inr(129_000),
    availability: 'in_stock',
    shippable: true,
    ...changes,
  };
}

export const shelf: readonly Product[] = [
  aProduct(),
  aProduct({ id: 'assam', name: 'Assam', category: 'Tea', price: inr(45_000) }),
  aProduct({ id: 'ladle', name: 'Ladle', category: 'Kitchen', availability: 'sold_out' }),
];

export function aLine(changes: Partial<CartLine> = {}): CartLine {
  return {
    id: 'moon-jar',
    name: 'Moon Jar',
    quantity: 1,
    price: inr(129_000),
    image: '/products/moon-jar.svg',
    ...changes,
  };
}

/** Puts a cart where the browser keeps it, as a visit before this one would have. */
export function storeCart(lines: readonly CartLine[], id = '3b241101-e2bb-4255-8caf-4136c566a962') {
  localStorage.setItem('till.cart', JSON.stringify({ id, lines }));
}

export function anOrder(changes: Partial<Order> = {}): Order {
  const price = inr(129_000);
  return {
    number: '7Q3K-9MZT',
    status: 'pending',
    fulfilment: 'unfulfilled',
    createdAt: '2026-11-23T03:30:00.000Z',
    lines: [
      {
        productId: 'moon-jar',
        name: 'Moon Jar',
        image: '/products/moon-jar.svg',
        quantity: 1,
        unitPrice: price,
        total: price,
        shippable: true,
      },
    ],
    subtotal: price,
    total: price,
    discount: inr(0),
    shippingCost: inr(0),
    tax: inr(0),
    refunded: inr(0),
    shipping: null,
    isOpen: false,
    payUrl: null,
    ...changes,
  };
}

export function aDelivery(): ShippingDetails {
  return {
    name: 'Asha Rao',
    line1: '12 Park Street',
    line2: null,
    city: 'Kolkata',
    state: 'West Bengal',
    postalCode: '700016',
    country: 'IN',
  };
}

export function aProblem(code: ProblemCode, changes: Partial<Problem> = {}): Problem {
  return {
    type: 'about:blank',
    title: code,
    status: problemStatus[code],
    detail: code,
    instance: '/api',
    code,
    requestId: 'request-1',
    ...changes,
  };
}

export const shopConfig: ShopConfig = {
  name: 'Kettle & Clay',
  publishableKey: 'pk_test_emulator',
  currency: 'inr',
  currencies: ['inr', 'usd'],
  locales: ['en'],
  paymentMode: 'emulator',
  checkoutMode: 'hosted',
  stripeJs: 'http://localhost:12111/stripe.js',
};
