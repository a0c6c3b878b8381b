import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type GraphServer, startGraphServer } from '../support/graph-server.ts';

let server: GraphServer;
beforeEach(async () => {
  server = await startGraphServer();
});
afterEach(() => server.close());

test('movers and market status are one call each, however often they are asked', async () => {
  const { body } = await server.ask(`{
    movers { lastUpdated timeZone gainers { symbol price change changePercent volume } losers { symbol } }
    again: movers { mostActive { symbol } }
    marketStatus { marketType region primaryExchanges localOpen localClose status notes }
    open: marketStatus { status }
  }`);
  expect(body).toMatchObject({
    data: {
      movers: {
        lastUpdated: '2026-01-08 16:15:59',
        timeZone: 'America/New_York',
        gainers: [{ symbol: 'CELG^', price: 1.8, change: 1.79, changePercent: 17900, volume: null }],
        losers: [],
      },
      again: { mostActive: [] },
      marketStatus: [
        {
          ...{ marketType: 'EQUITY', region: 'United States', primaryExchanges: ['NASDAQ', 'NYSE'] },
          ...{ localOpen: '09:30', localClose: '16:15', status: 'CLOSED', notes: null },
        },
      ],
      open: [{ status: 'CLOSED' }],
    },
  });
  expect(server.source.calls).toEqual(['movers', 'marketStatus']);
});

test('intraday and history say their interval in one enum', async () => {
  const { body } = await server.ask(`{ stock(symbol: "IBM") {
    history { interval }
    intraday { interval timeZone bars(last: 1) { time close } }
    hours: intraday(interval: SIXTY_MINUTES) { interval }
  } }`);
  expect(body).toEqual({
    data: {
      stock: {
        history: { interval: 'DAY' },
        intraday: {
          interval: 'FIVE_MINUTES',
          timeZone: 'America/New_York',
          bars: [{ time: '2026-01-08 09:35:00', close: 2 }],
        },
        hours: { interval: 'SIXTY_MINUTES' },
      },
    },
  });
});

test.each([
  ['(from: "2026-01-08")', ['2026-01-08 09:30:00', '2026-01-08 09:35:00']],
  ['(to: "2026-01-07")', ['2026-01-07 15:55:00']],
  ['(from: "2026-01-07", to: "2026-01-08")', ['2026-01-07 15:55:00', '2026-01-08 09:30:00', '2026-01-08 09:35:00']],
  ['(to: "2026-01-08", last: 1)', ['2026-01-08 09:35:00']],
])('intraday bars%s are cut by whole days', async (args, expected) => {
  const { body } = await server.ask(`{ stock(symbol: "IBM") { intraday { bars${args} { time } } } }`);
  expect(body.data).toEqual({ stock: { intraday: { bars: expected.map((time) => ({ time })) } } });
});

test('limits of news share a call for each size, in any order of symbols', async () => {
  const { body } = await server.ask(`{
    a: news(symbols: ["IBM", "AAPL"], limit: 1) { articles { title } }
    b: news(symbols: ["AAPL", "IBM", "IBM"], limit: 0) { articles { title } }
    stock(symbol: "IBM") { news(limit: 2) { articles { title } } more: news(limit: 51) { articles { title } } }
  }`);
  expect(body.data).toMatchObject({
    a: { articles: [{ title: 'Article 0' }] },
    b: { articles: [] },
    stock: { news: { articles: [{ title: 'Article 0' }, { title: 'Article 1' }] } },
  });
  expect(server.source.calls.toSorted()).toEqual(['news:AAPL,IBM::50', 'news:IBM::1000', 'news:IBM::50']);
  const refused = await server.ask('{ news(limit: 1001) { articles { title } } }');
  expect(refused.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
