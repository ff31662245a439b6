import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { ShippingDetails } from '@till/shared-types';
import { addressLines } from './address-lines';

/** Where an order goes. */
@Component({
  selector: 'till-delivery-address',
  template: `
    <address class="delivery-address" translate="no">
      @for (line of lines(); track $index) {
        <span
          ><bdi>{{ line }}</bdi></span
        >
      }
    </address>
  `,
})
export class DeliveryAddressComponent {
  private readonly locale = inject(LOCALE_ID);

  readonly details = input.required<ShippingDetails>();

  protected readonly lines = computed(() => addressLines(this.details(), this.locale));
}
