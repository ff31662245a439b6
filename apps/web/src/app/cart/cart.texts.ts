/** The words of the cart. */
export const cartTexts = {
  title: $localize`:@@cart.title:Your cart`,
  whole: $localize`:@@cart.whole:Open as a page`,
  close: $localize`:@@cart.close:Close`,
  needsScript: $localize`:@@cart.needsScript:The cart is kept in your browser and needs JavaScript to be shown.`,
  empty: {
    title: $localize`:@@cart.empty.title:Nothing in it yet`,
    text: $localize`:@@cart.empty.text:Whatever you choose is kept here, on this device, until you are ready.`,
    look: $localize`:@@cart.empty.look:Have a look around`,
  },
  summary: $localize`:@@cart.summary:Summary`,
  total: $localize`:@@total:Total`,
  seeOrder: (number: string) => $localize`:@@cart.seeOrder:See order ${number}:NUMBER:`,
  startAnew: $localize`:@@cart.startAnew:Start a new cart with these`,
  payment: $localize`:@@cart.payment:You pay on Stripe’s secure page. Nothing is charged before you confirm there.`,
  practice: $localize`:@@cart.practice:This shop is in practice mode: no real money moves. Card that pays:`,
  quantityOf: (name: string) => $localize`:@@cart.quantityOf:Quantity of ${name}:NAME:`,
  less: $localize`:@@cart.less:One less`,
  more: $localize`:@@cart.more:One more`,
  was: $localize`:@@cart.was:was`,
  now: $localize`:@@cart.now:now`,
  each: (price: string) => $localize`:@@cart.each:${price}:PRICE: each`,
  soldOut: $localize`:@@soldOut:Sold out`,
  notOffered: $localize`:@@cart.notOffered:Not offered any more, or not in this currency`,
  remove: $localize`:@@cart.remove:Remove`,
  removeProduct: (name: string) => $localize`:@@cart.removeProduct:Remove ${name}:NAME:`,
  onlyLeft: (count: number) => $localize`:@@cart.onlyLeft:Only ${count}:COUNT: left.`,
  take: (count: number) => $localize`:@@cart.take:Take ${count}:COUNT:`,
  takeProduct: (count: number, name: string) =>
    $localize`:@@cart.takeProduct:Take ${count}:COUNT: of ${name}:NAME:`,
  removed: (name: string) => $localize`:@@cart.removed:${name}:NAME: removed`,
  undo: $localize`:@@cart.undo:Undo`,
};

/** What the button of the cart does next. */
export const cartSteps = {
  opening: $localize`:@@step.opening:Opening payment…`,
  acceptPrices: $localize`:@@step.acceptPrices:Accept new prices`,
  takeWhatIsLeft: $localize`:@@step.takeWhatIsLeft:Take what is left`,
  removeSoldOut: $localize`:@@step.removeSoldOut:Remove what is sold out`,
  checkOut: $localize`:@@step.checkOut:Check out`,
};
