/** A finished conversation: who wrote what, how many seconds after the line before. */
export type DemoThread = {
  userid: string;
  nickname: string;
  agentId: number;
  hoursAgo: number;
  lines: readonly (readonly [who: 'visitor' | 'agent', afterSeconds: number, text: string])[];
  score?: number;
  comment?: string;
};

/** So that a new desk has a history to look at. */
export const demoThreads: readonly DemoThread[] = [
  {
    userid: 'demo-lin',
    nickname: '林晓雨',
    agentId: 3,
    hoursAgo: 74,
    lines: [
      ['visitor', 0, '你好，周二下的单，两罐岩茶乌龙，现在还没收到物流信息。'],
      ['agent', 40, '您好，我是客服 Chen。方便把订单号发给我吗？'],
      ['visitor', 25, 'HP-20418'],
      ['agent', 70, '查到了，包裹今天上午已经出库，单号 SF1029384756，预计明天下午送达。'],
      ['visitor', 30, '好的，谢谢，回复很快。'],
      ['agent', 20, '不客气，祝您喝茶愉快。'],
    ],
    score: 5,
    comment: '回复很快',
  },
  {
    userid: 'demo-harper',
    nickname: 'Harper Wells',
    agentId: 1,
    hoursAgo: 51,
    lines: [
      ['visitor', 0, 'Hi! The lid of my summit flask leaks when it lies on its side.'],
      ['agent', 55, 'Hello Harper, sorry about that. Is it the lid itself, or the grey ring inside it?'],
      ['visitor', 80, 'The ring. It looks twisted.'],
      [
        'agent',
        45,
        'Then a new ring will fix it. I am sending you two, free of charge. Same address as your last order?',
      ],
      ['visitor', 20, 'Yes please. Thank you!'],
      ['agent', 30, 'Done: they leave today. Until then, turning the ring over usually stops the leak.'],
      ['visitor', 190, 'Turned it over. Dry as a bone. You are the best.'],
    ],
    score: 5,
  },
  {
    userid: 'demo-mateo',
    nickname: 'Mateo Ibarra',
    agentId: 4,
    hoursAgo: 30,
    lines: [
      ['visitor', 0, 'Buenas tardes, ¿me pueden facturar el pedido HP-20377? Olvidé poner mi RFC.'],
      ['agent', 60, 'Buenas tardes, Mateo. Claro que sí. ¿Me comparte su RFC y el uso de CFDI?'],
      ['visitor', 95, 'IAMM850312QX4, gastos en general.'],
      ['agent', 120, 'Listo, la factura va en camino a su correo. ¿Le llegó?'],
      ['visitor', 60, 'Sí, ya la tengo. Muchas gracias.'],
    ],
    score: 4,
  },
  {
    userid: 'demo-noor',
    nickname: 'Noor',
    agentId: 2,
    hoursAgo: 26,
    lines: [
      ['visitor', 0, 'Can I still change the address of order HP-20431? I am moving on Friday.'],
      ['agent', 35, 'It is still being packed, so yes. Where shall it go?'],
      ['visitor', 50, '14 Quarry Lane, Ashford, second floor.'],
      [
        'agent',
        40,
        'Changed. You should have it on Thursday; if you would rather have it after the move, I can hold it until Monday.',
      ],
      ['visitor', 30, 'Monday is perfect.'],
      ['agent', 15, 'Held until Monday then. Good luck with the move!'],
    ],
  },
  {
    userid: 'demo-zhao',
    nickname: '赵先生',
    agentId: 3,
    hoursAgo: 8,
    lines: [
      ['visitor', 0, '请问双人帐篷的地布要另外买吗？'],
      ['agent', 45, '您好，地布不在套装里，不过这款帐篷底部已经做了加厚，一般草地可以直接用。'],
      ['visitor', 40, '如果是碎石地呢？'],
      ['agent', 35, '碎石地建议加一块地布，尺寸选 210 × 130 就合适。'],
      ['visitor', 30, '明白了，我一起下单。'],
    ],
    score: 5,
  },
];
