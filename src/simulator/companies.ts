/** One row: symbol, name, exchange, sector, industry, rough price in USD, shares in millions, dividend yield in %. */
type Row = readonly [string, string, 'NASDAQ' | 'NYSE', string, string, number, number, number];

/** A listed company the simulator knows. Names are real; every figure is a round guess to start the walk from. */
export interface Company {
  readonly symbol: string;
  readonly name: string;
  readonly exchange: 'NASDAQ' | 'NYSE';
  readonly sector: string;
  readonly industry: string;
  /** The level the simulated price wanders around in early 2026. */
  readonly basePriceUsd: number;
  readonly sharesOutstanding: number;
  /** 0.024 means 2.4 %; 0 for a company that pays none. */
  readonly dividendYield: number;
}

/** The company with this symbol in any letter case; undefined when the simulator does not list it. */
export function findCompany(symbol: string): Company | undefined {
  const asked = symbol.toUpperCase();
  const row = rows.find(([listed]) => listed === asked);
  return row && toCompany(row);
}

/** Every company the simulator lists. */
export function allCompanies(): readonly Company[] {
  return rows.map(toCompany);
}

function toCompany([
  symbol,
  name,
  exchange,
  sector,
  industry,
  basePriceUsd,
  sharesMillions,
  yieldPercent,
]: Row): Company {
  const sharesOutstanding = sharesMillions * 1_000_000;
  return {
    symbol,
    name,
    exchange,
    sector,
    industry,
    basePriceUsd,
    sharesOutstanding,
    dividendYield: yieldPercent / 100,
  };
}

const rows: readonly Row[] = [
  ['AAPL', 'Apple Inc', 'NASDAQ', 'TECHNOLOGY', 'CONSUMER ELECTRONICS', 260, 14700, 0.4],
  ['MSFT', 'Microsoft Corporation', 'NASDAQ', 'TECHNOLOGY', 'SOFTWARE - INFRASTRUCTURE', 480, 7430, 0.8],
  ['IBM', 'International Business Machines', 'NYSE', 'TECHNOLOGY', 'INFORMATION TECHNOLOGY SERVICES', 290, 935, 2.4],
  [
    'GOOGL',
    'Alphabet Inc Class A',
    'NASDAQ',
    'COMMUNICATION SERVICES',
    'INTERNET CONTENT & INFORMATION',
    310,
    5810,
    0.3,
  ],
  [
    'GOOG',
    'Alphabet Inc Class C',
    'NASDAQ',
    'COMMUNICATION SERVICES',
    'INTERNET CONTENT & INFORMATION',
    311,
    5430,
    0.3,
  ],
  ['AMZN', 'Amazon.com Inc', 'NASDAQ', 'CONSUMER CYCLICAL', 'INTERNET RETAIL', 230, 10690, 0],
  ['NVDA', 'NVIDIA Corporation', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTORS', 185, 24300, 0.1],
  ['TSLA', 'Tesla Inc', 'NASDAQ', 'CONSUMER CYCLICAL', 'AUTO MANUFACTURERS', 430, 3330, 0],
  ['META', 'Meta Platforms Inc', 'NASDAQ', 'COMMUNICATION SERVICES', 'INTERNET CONTENT & INFORMATION', 650, 2520, 0.3],
  ['BRK-B', 'Berkshire Hathaway Inc Class B', 'NYSE', 'FINANCIAL SERVICES', 'INSURANCE - DIVERSIFIED', 495, 2160, 0],
  ['JPM', 'JPMorgan Chase & Co', 'NYSE', 'FINANCIAL SERVICES', 'BANKS - DIVERSIFIED', 310, 2720, 1.9],
  ['V', 'Visa Inc Class A', 'NYSE', 'FINANCIAL SERVICES', 'CREDIT SERVICES', 345, 1920, 0.7],
  ['MA', 'Mastercard Inc', 'NYSE', 'FINANCIAL SERVICES', 'CREDIT SERVICES', 560, 900, 0.5],
  ['UNH', 'UnitedHealth Group Incorporated', 'NYSE', 'HEALTHCARE', 'HEALTHCARE PLANS', 330, 906, 2.6],
  ['JNJ', 'Johnson & Johnson', 'NYSE', 'HEALTHCARE', 'DRUG MANUFACTURERS - GENERAL', 205, 2410, 2.5],
  ['LLY', 'Eli Lilly and Company', 'NYSE', 'HEALTHCARE', 'DRUG MANUFACTURERS - GENERAL', 1050, 945, 0.6],
  ['PG', 'Procter & Gamble Company', 'NYSE', 'CONSUMER DEFENSIVE', 'HOUSEHOLD & PERSONAL PRODUCTS', 145, 2340, 2.9],
  ['HD', 'Home Depot Inc', 'NYSE', 'CONSUMER CYCLICAL', 'HOME IMPROVEMENT RETAIL', 350, 995, 2.6],
  ['LOW', "Lowe's Companies Inc", 'NYSE', 'CONSUMER CYCLICAL', 'HOME IMPROVEMENT RETAIL', 245, 561, 1.9],
  ['KO', 'Coca-Cola Company', 'NYSE', 'CONSUMER DEFENSIVE', 'BEVERAGES - NON-ALCOHOLIC', 70, 4300, 2.9],
  ['PEP', 'PepsiCo Inc', 'NASDAQ', 'CONSUMER DEFENSIVE', 'BEVERAGES - NON-ALCOHOLIC', 145, 1367, 3.9],
  ['COST', 'Costco Wholesale Corporation', 'NASDAQ', 'CONSUMER DEFENSIVE', 'DISCOUNT STORES', 890, 443, 0.6],
  ['WMT', 'Walmart Inc', 'NYSE', 'CONSUMER DEFENSIVE', 'DISCOUNT STORES', 112, 7970, 0.8],
  ['TGT', 'Target Corporation', 'NYSE', 'CONSUMER DEFENSIVE', 'DISCOUNT STORES', 98, 454, 4.6],
  ['MCD', "McDonald's Corporation", 'NYSE', 'CONSUMER CYCLICAL', 'RESTAURANTS', 305, 713, 2.4],
  ['SBUX', 'Starbucks Corporation', 'NASDAQ', 'CONSUMER CYCLICAL', 'RESTAURANTS', 86, 1137, 2.8],
  ['NKE', 'Nike Inc', 'NYSE', 'CONSUMER CYCLICAL', 'FOOTWEAR & ACCESSORIES', 65, 1478, 2.5],
  ['DIS', 'Walt Disney Company', 'NYSE', 'COMMUNICATION SERVICES', 'ENTERTAINMENT', 112, 1785, 1.3],
  ['NFLX', 'Netflix Inc', 'NASDAQ', 'COMMUNICATION SERVICES', 'ENTERTAINMENT', 95, 4240, 0],
  ['CMCSA', 'Comcast Corporation', 'NASDAQ', 'COMMUNICATION SERVICES', 'TELECOM SERVICES', 29, 3640, 4.5],
  ['T', 'AT&T Inc', 'NYSE', 'COMMUNICATION SERVICES', 'TELECOM SERVICES', 25, 7090, 4.5],
  ['VZ', 'Verizon Communications Inc', 'NYSE', 'COMMUNICATION SERVICES', 'TELECOM SERVICES', 40, 4217, 6.8],
  ['TMUS', 'T-Mobile US Inc', 'NASDAQ', 'COMMUNICATION SERVICES', 'TELECOM SERVICES', 200, 1119, 2],
  ['XOM', 'Exxon Mobil Corporation', 'NYSE', 'ENERGY', 'OIL & GAS INTEGRATED', 120, 4217, 3.4],
  ['CVX', 'Chevron Corporation', 'NYSE', 'ENERGY', 'OIL & GAS INTEGRATED', 152, 2010, 4.5],
  ['COP', 'ConocoPhillips', 'NYSE', 'ENERGY', 'OIL & GAS E&P', 95, 1236, 3.5],
  ['SLB', 'SLB Limited', 'NYSE', 'ENERGY', 'OIL & GAS EQUIPMENT & SERVICES', 38, 1494, 3],
  ['ORCL', 'Oracle Corporation', 'NYSE', 'TECHNOLOGY', 'SOFTWARE - INFRASTRUCTURE', 195, 2870, 1],
  ['CRM', 'Salesforce Inc', 'NYSE', 'TECHNOLOGY', 'SOFTWARE - APPLICATION', 260, 937, 0.6],
  ['ADBE', 'Adobe Inc', 'NASDAQ', 'TECHNOLOGY', 'SOFTWARE - APPLICATION', 350, 419, 0],
  ['INTC', 'Intel Corporation', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTORS', 37, 4770, 0],
  ['AMD', 'Advanced Micro Devices Inc', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTORS', 215, 1628, 0],
  ['AVGO', 'Broadcom Inc', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTORS', 345, 4740, 0.7],
  ['QCOM', 'Qualcomm Incorporated', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTORS', 172, 1071, 2.1],
  ['TXN', 'Texas Instruments Incorporated', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTORS', 175, 909, 3.2],
  ['MU', 'Micron Technology Inc', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTORS', 290, 1125, 0.2],
  ['AMAT', 'Applied Materials Inc', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTOR EQUIPMENT & MATERIALS', 258, 793, 0.7],
  ['LRCX', 'Lam Research Corporation', 'NASDAQ', 'TECHNOLOGY', 'SEMICONDUCTOR EQUIPMENT & MATERIALS', 172, 1256, 0.6],
  ['CSCO', 'Cisco Systems Inc', 'NASDAQ', 'TECHNOLOGY', 'COMMUNICATION EQUIPMENT', 77, 3951, 2.1],
  ['ACN', 'Accenture plc', 'NYSE', 'TECHNOLOGY', 'INFORMATION TECHNOLOGY SERVICES', 270, 620, 2.4],
  ['NOW', 'ServiceNow Inc', 'NYSE', 'TECHNOLOGY', 'SOFTWARE - APPLICATION', 153, 1038, 0],
  ['INTU', 'Intuit Inc', 'NASDAQ', 'TECHNOLOGY', 'SOFTWARE - APPLICATION', 660, 278, 0.7],
  ['PANW', 'Palo Alto Networks Inc', 'NASDAQ', 'TECHNOLOGY', 'SOFTWARE - INFRASTRUCTURE', 185, 697, 0],
  ['CRWD', 'CrowdStrike Holdings Inc', 'NASDAQ', 'TECHNOLOGY', 'SOFTWARE - INFRASTRUCTURE', 470, 252, 0],
  ['SNOW', 'Snowflake Inc', 'NYSE', 'TECHNOLOGY', 'SOFTWARE - APPLICATION', 220, 342, 0],
  ['PLTR', 'Palantir Technologies Inc', 'NASDAQ', 'TECHNOLOGY', 'SOFTWARE - INFRASTRUCTURE', 178, 2383, 0],
  ['SHOP', 'Shopify Inc', 'NASDAQ', 'TECHNOLOGY', 'SOFTWARE - APPLICATION', 161, 1302, 0],
  ['UBER', 'Uber Technologies Inc', 'NYSE', 'TECHNOLOGY', 'SOFTWARE - APPLICATION', 82, 2078, 0],
  ['ABNB', 'Airbnb Inc', 'NASDAQ', 'CONSUMER CYCLICAL', 'TRAVEL SERVICES', 136, 613, 0],
  ['BKNG', 'Booking Holdings Inc', 'NASDAQ', 'CONSUMER CYCLICAL', 'TRAVEL SERVICES', 5350, 32, 0.7],
  ['PYPL', 'PayPal Holdings Inc', 'NASDAQ', 'FINANCIAL SERVICES', 'CREDIT SERVICES', 58, 936, 1],
  ['COIN', 'Coinbase Global Inc', 'NASDAQ', 'FINANCIAL SERVICES', 'FINANCIAL DATA & STOCK EXCHANGES', 226, 270, 0],
  ['BAC', 'Bank of America Corporation', 'NYSE', 'FINANCIAL SERVICES', 'BANKS - DIVERSIFIED', 55, 7303, 2],
  ['WFC', 'Wells Fargo & Company', 'NYSE', 'FINANCIAL SERVICES', 'BANKS - DIVERSIFIED', 93, 3139, 1.9],
  ['C', 'Citigroup Inc', 'NYSE', 'FINANCIAL SERVICES', 'BANKS - DIVERSIFIED', 117, 1789, 2.1],
  ['GS', 'Goldman Sachs Group Inc', 'NYSE', 'FINANCIAL SERVICES', 'CAPITAL MARKETS', 880, 300, 1.8],
  ['MS', 'Morgan Stanley', 'NYSE', 'FINANCIAL SERVICES', 'CAPITAL MARKETS', 178, 1588, 2.2],
  ['SCHW', 'Charles Schwab Corporation', 'NYSE', 'FINANCIAL SERVICES', 'CAPITAL MARKETS', 100, 1777, 1.1],
  ['BLK', 'BlackRock Inc', 'NYSE', 'FINANCIAL SERVICES', 'ASSET MANAGEMENT', 1070, 155, 1.9],
  ['AXP', 'American Express Company', 'NYSE', 'FINANCIAL SERVICES', 'CREDIT SERVICES', 370, 689, 0.9],
  ['SPGI', 'S&P Global Inc', 'NYSE', 'FINANCIAL SERVICES', 'FINANCIAL DATA & STOCK EXCHANGES', 522, 303, 0.7],
  ['PFE', 'Pfizer Inc', 'NYSE', 'HEALTHCARE', 'DRUG MANUFACTURERS - GENERAL', 25, 5686, 6.9],
  ['MRK', 'Merck & Co Inc', 'NYSE', 'HEALTHCARE', 'DRUG MANUFACTURERS - GENERAL', 105, 2482, 3.1],
  ['ABBV', 'AbbVie Inc', 'NYSE', 'HEALTHCARE', 'DRUG MANUFACTURERS - GENERAL', 228, 1767, 2.9],
  ['BMY', 'Bristol-Myers Squibb Company', 'NYSE', 'HEALTHCARE', 'DRUG MANUFACTURERS - GENERAL', 54, 2036, 4.6],
  ['AMGN', 'Amgen Inc', 'NASDAQ', 'HEALTHCARE', 'DRUG MANUFACTURERS - GENERAL', 327, 538, 2.9],
  ['GILD', 'Gilead Sciences Inc', 'NASDAQ', 'HEALTHCARE', 'DRUG MANUFACTURERS - GENERAL', 123, 1241, 2.6],
  ['TMO', 'Thermo Fisher Scientific Inc', 'NYSE', 'HEALTHCARE', 'DIAGNOSTICS & RESEARCH', 580, 376, 0.3],
  ['ABT', 'Abbott Laboratories', 'NYSE', 'HEALTHCARE', 'MEDICAL DEVICES', 125, 1739, 1.9],
  ['MDT', 'Medtronic plc', 'NYSE', 'HEALTHCARE', 'MEDICAL DEVICES', 96, 1282, 3],
  ['ISRG', 'Intuitive Surgical Inc', 'NASDAQ', 'HEALTHCARE', 'MEDICAL INSTRUMENTS & SUPPLIES', 566, 355, 0],
  ['CVS', 'CVS Health Corporation', 'NYSE', 'HEALTHCARE', 'HEALTHCARE PLANS', 79, 1268, 3.4],
  ['BA', 'Boeing Company', 'NYSE', 'INDUSTRIALS', 'AEROSPACE & DEFENSE', 217, 760, 0],
  ['LMT', 'Lockheed Martin Corporation', 'NYSE', 'INDUSTRIALS', 'AEROSPACE & DEFENSE', 484, 231, 2.8],
  ['RTX', 'RTX Corporation', 'NYSE', 'INDUSTRIALS', 'AEROSPACE & DEFENSE', 183, 1341, 1.5],
  ['GE', 'GE Aerospace', 'NYSE', 'INDUSTRIALS', 'AEROSPACE & DEFENSE', 308, 1055, 0.5],
  ['HON', 'Honeywell International Inc', 'NASDAQ', 'INDUSTRIALS', 'CONGLOMERATES', 195, 635, 2.4],
  ['CAT', 'Caterpillar Inc', 'NYSE', 'INDUSTRIALS', 'FARM & HEAVY CONSTRUCTION MACHINERY', 573, 468, 1.1],
  ['DE', 'Deere & Company', 'NYSE', 'INDUSTRIALS', 'FARM & HEAVY CONSTRUCTION MACHINERY', 466, 271, 1.4],
  ['MMM', '3M Company', 'NYSE', 'INDUSTRIALS', 'CONGLOMERATES', 160, 531, 1.8],
  ['UPS', 'United Parcel Service Inc', 'NYSE', 'INDUSTRIALS', 'INTEGRATED FREIGHT & LOGISTICS', 99, 848, 6.6],
  ['FDX', 'FedEx Corporation', 'NYSE', 'INDUSTRIALS', 'INTEGRATED FREIGHT & LOGISTICS', 289, 235, 2],
  ['UNP', 'Union Pacific Corporation', 'NYSE', 'INDUSTRIALS', 'RAILROADS', 231, 593, 2.4],
  ['DAL', 'Delta Air Lines Inc', 'NYSE', 'INDUSTRIALS', 'AIRLINES', 69, 653, 1.1],
  ['F', 'Ford Motor Company', 'NYSE', 'CONSUMER CYCLICAL', 'AUTO MANUFACTURERS', 13, 3985, 4.6],
  ['GM', 'General Motors Company', 'NYSE', 'CONSUMER CYCLICAL', 'AUTO MANUFACTURERS', 81, 933, 0.7],
  ['NEE', 'NextEra Energy Inc', 'NYSE', 'UTILITIES', 'UTILITIES - REGULATED ELECTRIC', 80, 2083, 2.8],
  ['DUK', 'Duke Energy Corporation', 'NYSE', 'UTILITIES', 'UTILITIES - REGULATED ELECTRIC', 117, 778, 3.6],
  ['LIN', 'Linde plc', 'NASDAQ', 'BASIC MATERIALS', 'SPECIALTY CHEMICALS', 426, 467, 1.4],
  ['AMT', 'American Tower Corporation', 'NYSE', 'REAL ESTATE', 'REIT - SPECIALTY', 176, 468, 3.9],
  ['PLD', 'Prologis Inc', 'NYSE', 'REAL ESTATE', 'REIT - INDUSTRIAL', 128, 929, 3.2],
  ['PM', 'Philip Morris International Inc', 'NYSE', 'CONSUMER DEFENSIVE', 'TOBACCO', 160, 1557, 3.7],
];
