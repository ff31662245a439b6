/** The words of the page that sends a lost link again. */
export const findOrderTexts = {
  title: $localize`:@@app.findOrder:Find your order`,
  text: $localize`:@@findOrder.text:Lost the link to it? Tell us the order number and the e-mail address you gave when you paid, and we send the link there.`,
  number: $localize`:@@order.number:Order number`,
  numberHint: $localize`:@@findOrder.numberHint:Eight letters and digits, such as 7Q3K-9MZT`,
  numberMissing: $localize`:@@findOrder.numberMissing:The order number is missing.`,
  email: $localize`:@@findOrder.email:E-mail address`,
  emailUnreadable: $localize`:@@findOrder.emailUnreadable:This does not look like an e-mail address.`,
  send: $localize`:@@findOrder.send:Send me the link`,
  sending: $localize`:@@findOrder.sending:Sending…`,
  needsScript: $localize`:@@findOrder.needsScript:This form needs JavaScript.`,
  tooMany: $localize`:@@findOrder.tooMany:The link was asked for several times from here. Wait ten minutes, then try again.`,
  unreachable: $localize`:@@findOrder.unreachable:The shop cannot be reached just now. Try again in a moment.`,
  sent: {
    title: $localize`:@@findOrder.sent.title:Have a look at your mail`,
    text: $localize`:@@findOrder.sent.text:If there is an order with this number and address, the link to it is on its way. It may take a minute, or have landed among the spam.`,
    again: $localize`:@@findOrder.sent.again:Ask once more`,
  },
};
