import { expect, test } from '@jest/globals';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

/** One letter a market in the vendor's order: o for open, c for closed. */
const FILES: Readonly<Record<string, string>> = {
  'global.2023.json': 'ccccccccccccccco',
  'global.2026.json': 'ccccccccccccccco',
  'global.older.json': 'ccoooooccccocooo',
};

const REGIONS =
  'United States/Canada/United Kingdom/Germany/France/Spain/Portugal/Japan/India/Mainland China/Hong Kong/Brazil/' +
  'Mexico/South Africa/Global/Global';

describeRecordings('recorded market status', () => {
  testEveryFileIsAsserted('MARKET_STATUS', Object.keys(FILES));

  test.each(Object.entries(FILES))('%s is read market by market', async (file, letters) => {
    const markets = await replaying(recording('MARKET_STATUS', file), (source) => source.marketStatus());
    expect(markets.map(({ status }) => (status === 'OPEN' ? 'o' : 'c')).join('')).toBe(letters);
    expect(markets.map(({ region }) => region).join('/')).toBe(REGIONS);
    expect(markets.map(({ marketType }) => marketType)).toEqual([
      ...Array.from({ length: 14 }, () => 'EQUITY'),
      'FOREX',
      'CRYPTOCURRENCY',
    ]);
    expect(markets[0]).toEqual({
      marketType: 'EQUITY',
      region: 'United States',
      primaryExchanges: ['NASDAQ', 'NYSE', 'AMEX', 'BATS'],
      localOpen: '09:30',
      localClose: '16:15',
      status: 'CLOSED',
      notes: null,
    });
    expect(markets[9]).toMatchObject({
      primaryExchanges: ['Shanghai', 'Shenzhen'],
      localOpen: '09:30',
      localClose: '15:00',
      notes: 'Noon trading break from 11:30 to 13:00 local time',
    });
    expect(markets[15]).toMatchObject({ localOpen: '00:00', localClose: '23:59', status: 'OPEN' });
    expect(markets.filter((market) => market.localOpen === null || market.status === null)).toEqual([]);
  });
});

test('an unknown kind, state or hour is null and the market stays', async () => {
  const odd = { market_type: 'Tulips', region: 'Holland', local_open: 'soon', current_status: 'halted' };
  expect(await replaying(JSON.stringify({ markets: [odd] }), (source) => source.marketStatus())).toEqual([
    {
      ...{ marketType: null, region: 'Holland', primaryExchanges: [], localOpen: null, localClose: null },
      ...{ status: null, notes: null },
    },
  ]);
});

test.each([[{ markets: {} }], [{ markets: [{}] }]])('%j is a bad response', async (body) => {
  const rejection = await replaying(JSON.stringify(body), (source) => rejectionOf(source.marketStatus()));
  expect(rejection).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
});
