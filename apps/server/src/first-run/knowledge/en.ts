import type { KnowledgeEntry } from './entry.ts';

export const english: readonly KnowledgeEntry[] = [
  {
    question: 'How long does shipping take?',
    similar: ['When will my order arrive?', 'What is the delivery time?', 'How fast do you deliver?'],
    answer: 'Two to four working days. You get a tracking link by e-mail when the parcel leaves us.',
  },
  {
    question: 'What does shipping cost?',
    similar: ['Is shipping free?', 'How much is delivery?', 'Postage price'],
    answer: 'Shipping is free above $60. Below that it costs $5.90, wherever you live in the country.',
  },
  {
    question: 'Where is my parcel?',
    similar: ['How can I track my order?', 'Tracking number', 'My package has not arrived'],
    answer:
      'Open the tracking link in your shipping e-mail. If it has not moved for three days, tell us your order number and we ask the carrier.',
  },
  {
    question: 'Do you ship abroad?',
    similar: ['International shipping', 'Can you deliver to another country?'],
    answer:
      'Yes, to 31 countries, in five to nine working days. The price is shown at checkout before you pay; customs duties are included.',
  },
  {
    question: 'How do I return something?',
    similar: ['What is your return policy?', 'I want to send an item back', 'Can I return opened tea?'],
    answer:
      'You have sixty days, even after the first cup. Choose Return in your order, print the label and hand the parcel to any post office.',
  },
  {
    question: 'When do I get my refund?',
    similar: ['How long does a refund take?', 'I returned it but have not got my money back'],
    answer:
      'Within three working days of the parcel reaching us, to the way you paid. Your bank may take two days more.',
  },
  {
    question: 'Can I change or cancel my order?',
    similar: ['Cancel order', 'I ordered the wrong item', 'Change the delivery address'],
    answer:
      'Yes, as long as the order says Preparing: open it and choose Change or Cancel. After that, please refuse the parcel or return it.',
  },
  {
    question: 'How can I get an invoice?',
    similar: ['Where is my receipt?', 'I need a VAT invoice for my company', 'Invoice with company name'],
    answer:
      'The invoice is a PDF in your order. Need a company name or tax number on it? Choose Edit invoice within thirty days of the purchase.',
  },
  {
    question: 'Which payment methods do you accept?',
    similar: ['How can I pay?', 'Can I pay by card or PayPal?', 'Do you take Apple Pay?'],
    answer:
      'Visa, Mastercard, American Express, PayPal, Apple Pay and bank transfer. Cards are charged when the parcel leaves us.',
  },
  {
    question: 'My payment was declined. What can I do?',
    similar: ['Card payment failed', 'Payment does not work'],
    answer:
      'Nothing was charged. Check the billing address, or try another card or PayPal. If it fails again, your bank can tell you why.',
  },
  {
    question: 'How long is the warranty?',
    similar: ['Is my flask under guarantee?', 'The product broke', 'Do you repair things?'],
    answer:
      'Three years on gear. Beyond that we repair seams, straps and zips for ten years; send a picture of the damage and we tell you how.',
  },
  {
    question: 'How do I use a coupon?',
    similar: ['Where do I enter a discount code?', 'My promo code does not work', 'Voucher'],
    answer:
      'Enter the code in the field Coupon in your basket. One code an order; it does not count for gift cards or goods already reduced.',
  },
  {
    question: 'How should I store loose-leaf tea?',
    similar: ['How long does tea keep?', 'Does oolong expire?'],
    answer:
      'Cool, dark, dry and away from spices, in its closed tin. Green tea keeps a year, oolong two, dark tea gets better.',
  },
  {
    question: 'Is the camp kettle safe on gas and induction?',
    similar: ['Can I use the titanium kettle on my stove?', 'Kettle induction'],
    answer: 'Gas, wood and alcohol stoves: yes. Induction: no, titanium does not heat there.',
  },
  {
    question: 'What are your opening hours?',
    similar: ['When can I talk to a person?', 'Are you open on weekends?'],
    answer:
      'People answer Monday to Saturday, 9:00 to 20:00. Messages from the night are answered first thing in the morning.',
  },
];
