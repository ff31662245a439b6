import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { titles } from './app.texts';
import { CartStore } from './cart/cart.store';
import { enterByLoading, leaveByLoading } from './checkout/own-document.guard';
import { pageOf } from './not-loaded.component';
import { ORDER_AGAIN, type OrderAgain } from './order/order-again';
import { ORDER_PAID, type OrderPaid } from './order/order-paid';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: pageOf(() =>
      import('./catalog/catalog.component').then((m) => m.CatalogComponent),
    ),
  },
  {
    path: 'products/:id',
    loadComponent: pageOf(() =>
      import('./catalog/product.component').then((m) => m.ProductComponent),
    ),
  },
  {
    path: 'cart',
    title: titles.cart,
    data: { robots: 'noindex' },
    loadComponent: pageOf(() => import('./cart/cart.component').then((m) => m.CartComponent)),
  },
  {
    path: 'checkout/canceled',
    title: titles.canceled,
    data: { robots: 'noindex' },
    loadComponent: pageOf(() =>
      import('./checkout/canceled.component').then((m) => m.CanceledComponent),
    ),
  },
  {
    path: 'checkout/pay',
    title: titles.pay,
    data: { robots: 'noindex' },
    canActivate: [enterByLoading],
    canDeactivate: [leaveByLoading],
    loadComponent: pageOf(() => import('./checkout/pay.component').then((m) => m.PayComponent)),
  },
  {
    path: 'order/find',
    title: titles.findOrder,
    data: { robots: 'noindex' },
    loadComponent: pageOf(() =>
      import('./order/find-order.component').then((m) => m.FindOrderComponent),
    ),
  },
  {
    path: 'order/:token',
    title: titles.order,
    data: { robots: 'noindex', referrer: 'no-referrer' },
    loadComponent: pageOf(() => import('./order/order.component').then((m) => m.OrderComponent)),
    providers: [
      { provide: ORDER_PAID, useFactory: emptyCartOncePaid },
      { provide: ORDER_AGAIN, useFactory: fillCartAgain },
    ],
  },
  {
    path: '**',
    title: titles.notFound,
    data: { robots: 'noindex' },
    loadComponent: pageOf(() => import('./not-found.component').then((m) => m.NotFoundComponent)),
  },
];

function emptyCartOncePaid(): OrderPaid {
  const cart = inject(CartStore);
  return (token, lines) => cart.orderPaid(token, lines);
}

function fillCartAgain(): OrderAgain {
  const cart = inject(CartStore);
  return (lines) => cart.fillAgain(lines);
}
