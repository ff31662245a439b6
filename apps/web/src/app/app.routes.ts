import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { CartStore } from './cart/cart.store';
import { ORDER_PAID, type OrderPaid } from './order/order-paid';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./catalog/catalog.component').then((m) => m.CatalogComponent),
  },
  {
    path: 'products/:id',
    loadComponent: () => import('./catalog/product.component').then((m) => m.ProductComponent),
  },
  {
    path: 'cart',
    title: 'Cart',
    loadComponent: () => import('./cart/cart.component').then((m) => m.CartComponent),
  },
  {
    path: 'checkout/canceled',
    title: 'Checkout left',
    data: { robots: 'noindex' },
    loadComponent: () => import('./checkout/canceled.component').then((m) => m.CanceledComponent),
  },
  {
    path: 'checkout/pay',
    title: 'Payment',
    data: { robots: 'noindex' },
    loadComponent: () => import('./checkout/pay.component').then((m) => m.PayComponent),
  },
  {
    path: 'order/:token',
    title: 'Your order',
    data: { robots: 'noindex', referrer: 'no-referrer' },
    loadComponent: () => import('./order/order.component').then((m) => m.OrderComponent),
    providers: [{ provide: ORDER_PAID, useFactory: emptyCartOncePaid }],
  },
  {
    path: '**',
    title: 'Page not found',
    data: { robots: 'noindex' },
    loadComponent: () => import('./not-found.component').then((m) => m.NotFoundComponent),
  },
];

function emptyCartOncePaid(): OrderPaid {
  const cart = inject(CartStore);
  return (token, lines) => cart.orderPaid(token, lines);
}
