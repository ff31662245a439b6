import type { Locale } from '@till/shared-types';

/** The words of the mails about an order. `{number}` and `{total}` stand for the order's. */
export interface OrderMailTexts {
  readonly direction: 'ltr' | 'rtl';
  readonly confirmed: { readonly subject: string; readonly text: string };
  /** The payment was given back, since the goods were gone. */
  readonly refunded: { readonly subject: string; readonly text: string };
  /** Somebody asked for the link to the order. */
  readonly link: { readonly subject: string; readonly text: string };
  readonly discount: string;
  readonly shipping: string;
  readonly tax: string;
  readonly total: string;
  readonly address: string;
  readonly open: string;
}

export const orderMailTexts: Readonly<Record<Locale, OrderMailTexts>> = {
  en: {
    direction: 'ltr',
    confirmed: {
      subject: 'Your order {number}',
      text: 'Thank you for your order. Your payment has arrived. This is what you ordered:',
    },
    refunded: {
      subject: 'Your order {number} is sold out',
      text: 'We are sorry: what you ordered was sold out when your payment arrived. We have given your payment of {total} back in full. Your bank may take a few days to show it.',
    },
    link: {
      subject: 'The link to your order {number}',
      text: 'Somebody asked for the link to this order with your email address. If it was not you, nothing needs to be done.',
    },
    discount: 'Discount',
    shipping: 'Shipping',
    tax: 'Tax',
    total: 'Total',
    address: 'Delivery address',
    open: 'See your order',
  },
  de: {
    direction: 'ltr',
    confirmed: {
      subject: 'Ihre Bestellung {number}',
      text: 'Vielen Dank für Ihre Bestellung. Ihre Zahlung ist angekommen. Das haben Sie bestellt:',
    },
    refunded: {
      subject: 'Ihre Bestellung {number} ist ausverkauft',
      text: 'Es tut uns leid: Was Sie bestellt haben, war ausverkauft, als Ihre Zahlung ankam. Wir haben Ihre Zahlung von {total} vollständig erstattet. Bis Ihre Bank sie zeigt, kann es einige Tage dauern.',
    },
    link: {
      subject: 'Der Link zu Ihrer Bestellung {number}',
      text: 'Mit Ihrer E-Mail-Adresse wurde nach dem Link zu dieser Bestellung gefragt. Wenn Sie das nicht waren, müssen Sie nichts tun.',
    },
    discount: 'Rabatt',
    shipping: 'Versand',
    tax: 'Steuer',
    total: 'Summe',
    address: 'Lieferadresse',
    open: 'Bestellung ansehen',
  },
  hi: {
    direction: 'ltr',
    confirmed: {
      subject: 'आपका ऑर्डर {number}',
      text: 'आपके ऑर्डर के लिए धन्यवाद। आपका भुगतान मिल गया है। आपने यह ऑर्डर किया है:',
    },
    refunded: {
      subject: 'आपका ऑर्डर {number} उपलब्ध नहीं है',
      text: 'हमें खेद है: आपका भुगतान मिलने तक आपका ऑर्डर किया हुआ सामान बिक चुका था। हमने आपका {total} का पूरा भुगतान लौटा दिया है। आपके बैंक में इसे दिखने में कुछ दिन लग सकते हैं।',
    },
    link: {
      subject: 'आपके ऑर्डर {number} का लिंक',
      text: 'आपके ईमेल पते से इस ऑर्डर का लिंक माँगा गया है। अगर यह आपने नहीं माँगा, तो आपको कुछ करने की ज़रूरत नहीं है।',
    },
    discount: 'छूट',
    shipping: 'डिलीवरी शुल्क',
    tax: 'कर',
    total: 'कुल',
    address: 'डिलीवरी का पता',
    open: 'अपना ऑर्डर देखें',
  },
  ja: {
    direction: 'ltr',
    confirmed: {
      subject: 'ご注文 {number}',
      text: 'ご注文ありがとうございます。お支払いを確認しました。ご注文の内容は次のとおりです。',
    },
    refunded: {
      subject: 'ご注文 {number} は売り切れました',
      text: '申し訳ございません。お支払いの時点で、ご注文の商品は売り切れていました。お支払いの {total} は全額返金しました。明細に表示されるまで数日かかることがあります。',
    },
    link: {
      subject: 'ご注文 {number} のリンク',
      text: 'お客様のメールアドレスで、このご注文のリンクが請求されました。お心当たりがない場合は、何もしていただく必要はありません。',
    },
    discount: '割引',
    shipping: '送料',
    tax: '税',
    total: '合計',
    address: 'お届け先',
    open: 'ご注文を見る',
  },
  ar: {
    direction: 'rtl',
    confirmed: {
      subject: 'طلبك {number}',
      text: 'شكرًا على طلبك. لقد وصلت دفعتك. هذا ما طلبته:',
    },
    refunded: {
      subject: 'نفدت منتجات طلبك {number}',
      text: 'نأسف: كانت المنتجات التي طلبتها قد نفدت عندما وصلت دفعتك. أعدنا إليك دفعتك البالغة {total} كاملة. قد يستغرق ظهورها لدى بنكك بضعة أيام.',
    },
    link: {
      subject: 'رابط طلبك {number}',
      text: 'طلب شخص ما رابط هذا الطلب باستخدام بريدك الإلكتروني. إن لم تكن أنت، فلا داعي لفعل أي شيء.',
    },
    discount: 'الخصم',
    shipping: 'الشحن',
    tax: 'الضريبة',
    total: 'المجموع',
    address: 'عنوان التوصيل',
    open: 'عرض طلبك',
  },
};
