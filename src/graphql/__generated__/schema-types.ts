export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, YYYY-MM-DD, without a time zone: an exchange's trading date is never shifted. */
  Date: { input: string; output: string; }
  /** A moment, RFC 3339, in UTC. */
  DateTime: { input: string; output: string; }
  /** A whole number up to 2^53 - 1: volumes, market capitalisations and share counts do not fit GraphQL's 32-bit Int. */
  SafeInt: { input: number; output: number; }
  /** A ticker symbol: surrounding blanks are cut and letters made upper case; then A-Z, 0-9 and . ^ : & + - only, 1 to 24 characters. "aapl" and " AAPL " are the same symbol. */
  Symbol: { input: string; output: string; }
};

/** Earnings a share of one fiscal year. */
export type AnnualEarnings = {
  readonly __typename?: 'AnnualEarnings';
  /** The last day of the year, or of its newest reported quarter while it is running. */
  readonly fiscalDateEnding?: Maybe<Scalars['Date']['output']>;
  /** Reported earnings a share. */
  readonly reportedEps?: Maybe<Scalars['Float']['output']>;
};

/** What a company owned and owed on one day, in `reportedCurrency`. What the source leaves out is null, never zero. */
export type BalanceSheet = {
  readonly __typename?: 'BalanceSheet';
  /** Depreciation of property, plant and equipment so far. */
  readonly accumulatedDepreciationAmortizationPpe?: Maybe<Scalars['SafeInt']['output']>;
  /** What is owed on leases. */
  readonly capitalLeaseObligations?: Maybe<Scalars['SafeInt']['output']>;
  /** Cash and what is as good as cash. */
  readonly cashAndCashEquivalentsAtCarryingValue?: Maybe<Scalars['SafeInt']['output']>;
  /** Cash and short-term investments together. */
  readonly cashAndShortTermInvestments?: Maybe<Scalars['SafeInt']['output']>;
  /** Paid-in common stock. */
  readonly commonStock?: Maybe<Scalars['SafeInt']['output']>;
  /** A count of shares, not money: those outstanding. */
  readonly commonStockSharesOutstanding?: Maybe<Scalars['SafeInt']['output']>;
  /** What the company owes its suppliers. */
  readonly currentAccountsPayable?: Maybe<Scalars['SafeInt']['output']>;
  /** Debt due within a year. */
  readonly currentDebt?: Maybe<Scalars['SafeInt']['output']>;
  /** The part of the long-term debt that is due within a year. */
  readonly currentLongTermDebt?: Maybe<Scalars['SafeInt']['output']>;
  /** What customers owe, less what they will not pay. */
  readonly currentNetReceivables?: Maybe<Scalars['SafeInt']['output']>;
  /** Paid by customers and not yet delivered. */
  readonly deferredRevenue?: Maybe<Scalars['SafeInt']['output']>;
  /** The last day of the period. */
  readonly fiscalDateEnding?: Maybe<Scalars['Date']['output']>;
  /** What was paid for companies above their net assets. */
  readonly goodwill?: Maybe<Scalars['SafeInt']['output']>;
  /** Intangible assets with goodwill. */
  readonly intangibleAssets?: Maybe<Scalars['SafeInt']['output']>;
  /** Intangible assets without goodwill. */
  readonly intangibleAssetsExcludingGoodwill?: Maybe<Scalars['SafeInt']['output']>;
  /** Goods in stock. */
  readonly inventory?: Maybe<Scalars['SafeInt']['output']>;
  /** Investments, short and long. */
  readonly investments?: Maybe<Scalars['SafeInt']['output']>;
  /** Long-term debt, with its current part. */
  readonly longTermDebt?: Maybe<Scalars['SafeInt']['output']>;
  /** Long-term debt without its current part. */
  readonly longTermDebtNoncurrent?: Maybe<Scalars['SafeInt']['output']>;
  /** Investments held for longer than a year. */
  readonly longTermInvestments?: Maybe<Scalars['SafeInt']['output']>;
  /** Current assets that have no line of their own. */
  readonly otherCurrentAssets?: Maybe<Scalars['SafeInt']['output']>;
  /** Current liabilities that have no line of their own. */
  readonly otherCurrentLiabilities?: Maybe<Scalars['SafeInt']['output']>;
  /** Non-current assets that have no line of their own. */
  readonly otherNonCurrentAssets?: Maybe<Scalars['SafeInt']['output']>;
  /** Non-current liabilities that have no line of their own. */
  readonly otherNonCurrentLiabilities?: Maybe<Scalars['SafeInt']['output']>;
  /** Property, plant and equipment. */
  readonly propertyPlantEquipment?: Maybe<Scalars['SafeInt']['output']>;
  /** The currency of the figures, ISO 4217. */
  readonly reportedCurrency?: Maybe<Scalars['String']['output']>;
  /** Profits kept so far; negative after losses. */
  readonly retainedEarnings?: Maybe<Scalars['SafeInt']['output']>;
  /** Short-term and long-term debt together. */
  readonly shortLongTermDebtTotal?: Maybe<Scalars['SafeInt']['output']>;
  /** Short-term debt. */
  readonly shortTermDebt?: Maybe<Scalars['SafeInt']['output']>;
  /** Investments held for less than a year. */
  readonly shortTermInvestments?: Maybe<Scalars['SafeInt']['output']>;
  /** Everything the company owns. */
  readonly totalAssets?: Maybe<Scalars['SafeInt']['output']>;
  /** Assets that become cash within a year. */
  readonly totalCurrentAssets?: Maybe<Scalars['SafeInt']['output']>;
  /** Liabilities due within a year. */
  readonly totalCurrentLiabilities?: Maybe<Scalars['SafeInt']['output']>;
  /** Everything the company owes. */
  readonly totalLiabilities?: Maybe<Scalars['SafeInt']['output']>;
  /** Assets held for longer than a year. */
  readonly totalNonCurrentAssets?: Maybe<Scalars['SafeInt']['output']>;
  /** Liabilities due later than a year. */
  readonly totalNonCurrentLiabilities?: Maybe<Scalars['SafeInt']['output']>;
  /** Assets less liabilities, as far as they are the shareholders' own. */
  readonly totalShareholderEquity?: Maybe<Scalars['SafeInt']['output']>;
  /** The company's own shares it bought back. */
  readonly treasuryStock?: Maybe<Scalars['SafeInt']['output']>;
};

/** The balance sheets of one company. One entry holds them all: cut it with `last`. */
export type BalanceSheets = {
  readonly __typename?: 'BalanceSheets';
  /** One report a fiscal year, oldest first. `last` keeps the newest ones; it must be 0 or more. Slicing costs no call. */
  readonly annual: ReadonlyArray<BalanceSheet>;
  /** One report a fiscal quarter, oldest first. `last` keeps the newest ones; it must be 0 or more. Slicing costs no call. */
  readonly quarterly: ReadonlyArray<BalanceSheet>;
  /** The company. */
  readonly symbol: Scalars['Symbol']['output'];
};


/** The balance sheets of one company. One entry holds them all: cut it with `last`. */
export type BalanceSheetsAnnualArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The balance sheets of one company. One entry holds them all: cut it with `last`. */
export type BalanceSheetsQuarterlyArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** One bar. Prices are as traded, except `adjustedClose`. */
export type Bar = {
  readonly __typename?: 'Bar';
  /** The close adjusted backwards for splits and dividends; null in a series that is not adjusted. */
  readonly adjustedClose?: Maybe<Scalars['Float']['output']>;
  /** The last price. */
  readonly close?: Maybe<Scalars['Float']['output']>;
  /** The dividend that went ex in this bar; null in a series that is not adjusted. */
  readonly dividend?: Maybe<Scalars['Float']['output']>;
  /** The highest price. */
  readonly high?: Maybe<Scalars['Float']['output']>;
  /** The lowest price. */
  readonly low?: Maybe<Scalars['Float']['output']>;
  /** The first price. */
  readonly open?: Maybe<Scalars['Float']['output']>;
  /** How many shares one became (1 for no split); null where the source does not say. */
  readonly splitCoefficient?: Maybe<Scalars['Float']['output']>;
  /**
   * The bar's trading date, YYYY-MM-DD (the last one of its week or month); an exchange's date is never shifted.
   * Of an intraday bar the start of the bar, YYYY-MM-DD HH:MM:SS, on the clock of the series' `timeZone`: the source stamps
   * the bars of every exchange in US Eastern time, daylight saving included. (Answers of before 2023 stamp the end.)
   */
  readonly time: Scalars['String']['output'];
  /** Shares traded. */
  readonly volume?: Maybe<Scalars['SafeInt']['output']>;
};

/** How long one bar of any series is: the values of HistoryInterval and of IntradayInterval. */
export type BarInterval =
  /** One session. */
  | 'DAY'
  /** 15 minutes. */
  | 'FIFTEEN_MINUTES'
  /** 5 minutes. */
  | 'FIVE_MINUTES'
  /** The sessions of a month. */
  | 'MONTH'
  /** 1 minute. */
  | 'ONE_MINUTE'
  /** 60 minutes. */
  | 'SIXTY_MINUTES'
  /** 30 minutes. */
  | 'THIRTY_MINUTES'
  /** The sessions of a week. */
  | 'WEEK';

/** How fresh an answer has to be. Each category has its own time to live. */
export type CacheCategory =
  /** Indicators, Fibonacci levels and economic series: half an hour. */
  | 'ANALYSIS'
  /** Company data, statements and symbol search: a day. */
  | 'FUNDAMENTALS'
  /** Daily, weekly and monthly bars: hours. */
  | 'HISTORICAL'
  /** Computed insights: half an hour. */
  | 'INSIGHTS'
  /** News and its sentiment: an hour or more. */
  | 'NEWS'
  /** Quotes and movers: minutes. */
  | 'PRICE'
  /** Intraday bars and market status: a minute. */
  | 'REALTIME';

/** Who may share a cached answer. */
export type CacheScope =
  /** One verified viewer. Without one the field is not cached. */
  | 'PRIVATE'
  /** Everybody. */
  | 'PUBLIC';

/** Where a company's cash came from and went in one year or quarter, in `reportedCurrency`. What the source leaves out is null, never zero. */
export type CashFlow = {
  readonly __typename?: 'CashFlow';
  /** Spent on property and equipment, as a positive number. */
  readonly capitalExpenditures?: Maybe<Scalars['SafeInt']['output']>;
  /** Cash from owners and lenders; negative when it went back to them. */
  readonly cashFlowFromFinancing?: Maybe<Scalars['SafeInt']['output']>;
  /** Cash from investing; negative when it was spent. */
  readonly cashFlowFromInvestment?: Maybe<Scalars['SafeInt']['output']>;
  /** Change of cash over the period. */
  readonly changeInCashAndCashEquivalents?: Maybe<Scalars['SafeInt']['output']>;
  /** The part of the change that exchange rates made. */
  readonly changeInExchangeRate?: Maybe<Scalars['SafeInt']['output']>;
  /** Change of the goods in stock. */
  readonly changeInInventory?: Maybe<Scalars['SafeInt']['output']>;
  /** Change of operating assets. */
  readonly changeInOperatingAssets?: Maybe<Scalars['SafeInt']['output']>;
  /** Change of operating liabilities. */
  readonly changeInOperatingLiabilities?: Maybe<Scalars['SafeInt']['output']>;
  /** Change of what customers owe. */
  readonly changeInReceivables?: Maybe<Scalars['SafeInt']['output']>;
  /** Depreciation, depletion and amortisation, which cost no cash. */
  readonly depreciationDepletionAndAmortization?: Maybe<Scalars['SafeInt']['output']>;
  /** Dividends paid. */
  readonly dividendPayout?: Maybe<Scalars['SafeInt']['output']>;
  /** Dividends paid on common stock. */
  readonly dividendPayoutCommonStock?: Maybe<Scalars['SafeInt']['output']>;
  /** Dividends paid on preferred stock. */
  readonly dividendPayoutPreferredStock?: Maybe<Scalars['SafeInt']['output']>;
  /** The last day of the period. */
  readonly fiscalDateEnding?: Maybe<Scalars['Date']['output']>;
  /** What is left after all expenses and taxes. */
  readonly netIncome?: Maybe<Scalars['SafeInt']['output']>;
  /** Cash from the business itself. */
  readonly operatingCashFlow?: Maybe<Scalars['SafeInt']['output']>;
  /** Cash paid for operating activities. */
  readonly paymentsForOperatingActivities?: Maybe<Scalars['SafeInt']['output']>;
  /** Paid to buy back common stock. */
  readonly paymentsForRepurchaseOfCommonStock?: Maybe<Scalars['SafeInt']['output']>;
  /** Paid to buy back equity of any kind. */
  readonly paymentsForRepurchaseOfEquity?: Maybe<Scalars['SafeInt']['output']>;
  /** Paid to buy back preferred stock. */
  readonly paymentsForRepurchaseOfPreferredStock?: Maybe<Scalars['SafeInt']['output']>;
  /** Received for new common stock. */
  readonly proceedsFromIssuanceOfCommonStock?: Maybe<Scalars['SafeInt']['output']>;
  /** Received for long-term debt and capital securities, net. */
  readonly proceedsFromIssuanceOfLongTermDebtAndCapitalSecuritiesNet?: Maybe<Scalars['SafeInt']['output']>;
  /** Received for new preferred stock. */
  readonly proceedsFromIssuanceOfPreferredStock?: Maybe<Scalars['SafeInt']['output']>;
  /** Cash received from operating activities. */
  readonly proceedsFromOperatingActivities?: Maybe<Scalars['SafeInt']['output']>;
  /** Short-term debt taken up less repaid. */
  readonly proceedsFromRepaymentsOfShortTermDebt?: Maybe<Scalars['SafeInt']['output']>;
  /** Equity issued less bought back, as the source nets it. */
  readonly proceedsFromRepurchaseOfEquity?: Maybe<Scalars['SafeInt']['output']>;
  /** Received for own shares sold again. */
  readonly proceedsFromSaleOfTreasuryStock?: Maybe<Scalars['SafeInt']['output']>;
  /** Net income with the part of minority owners. */
  readonly profitLoss?: Maybe<Scalars['SafeInt']['output']>;
  /** The currency of the figures, ISO 4217. */
  readonly reportedCurrency?: Maybe<Scalars['String']['output']>;
  /** Pay in shares, which costs no cash; the source has it since about 2026. */
  readonly stockBasedCompensation?: Maybe<Scalars['SafeInt']['output']>;
};

/** The cash flow statements of one company. One entry holds them all: cut it with `last`. */
export type CashFlows = {
  readonly __typename?: 'CashFlows';
  /** One report a fiscal year, oldest first. `last` keeps the newest ones; it must be 0 or more. Slicing costs no call. */
  readonly annual: ReadonlyArray<CashFlow>;
  /** One report a fiscal quarter, oldest first. `last` keeps the newest ones; it must be 0 or more. Slicing costs no call. */
  readonly quarterly: ReadonlyArray<CashFlow>;
  /** The company. */
  readonly symbol: Scalars['Symbol']['output'];
};


/** The cash flow statements of one company. One entry holds them all: cut it with `last`. */
export type CashFlowsAnnualArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The cash flow statements of one company. One entry holds them all: cut it with `last`. */
export type CashFlowsQuarterlyArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Where figures come from. */
export type DataSource =
  /** The Alpha Vantage API. */
  | 'ALPHA_VANTAGE'
  /** The built-in market simulator: invented figures for trying things out. */
  | 'SIMULATED';

/** One cash dividend. What the source leaves out is null. */
export type Dividend = {
  readonly __typename?: 'Dividend';
  /** What is paid a share. */
  readonly amount?: Maybe<Scalars['Float']['output']>;
  /** When it was announced. */
  readonly declarationDate?: Maybe<Scalars['Date']['output']>;
  /** From when a buyer gets no dividend. */
  readonly exDividendDate?: Maybe<Scalars['Date']['output']>;
  /** When it is paid. */
  readonly paymentDate?: Maybe<Scalars['Date']['output']>;
  /** Who owns the share on this day gets the dividend. */
  readonly recordDate?: Maybe<Scalars['Date']['output']>;
};

/** Falls of the close within the last 252 days, or those that there are; fractions of the peak: 0.2 means 20 % below it. */
export type DrawdownInsight = {
  readonly __typename?: 'DrawdownInsight';
  /** The newest close below the highest one. */
  readonly current: Scalars['Float']['output'];
  /** How many days were looked at. */
  readonly days: Scalars['Int']['output'];
  /** The deepest fall. */
  readonly greatest: Scalars['Float']['output'];
  /** The day from which it fell. */
  readonly peakTime: Scalars['Date']['output'];
  /** The day on which it was deepest. */
  readonly troughTime: Scalars['Date']['output'];
};

/** Earnings a share of one company. One entry holds them all: cut it with `last`. */
export type Earnings = {
  readonly __typename?: 'Earnings';
  /** One row a fiscal year, oldest first. The newest may be the year still running, with what is reported so far (0 before its first report). `last` keeps the newest ones; it must be 0 or more. Slicing costs no call. */
  readonly annual: ReadonlyArray<AnnualEarnings>;
  /** One row a fiscal quarter, oldest first. `last` keeps the newest ones; it must be 0 or more. Slicing costs no call. */
  readonly quarterly: ReadonlyArray<QuarterlyEarnings>;
  /** The company. */
  readonly symbol: Scalars['Symbol']['output'];
};


/** Earnings a share of one company. One entry holds them all: cut it with `last`. */
export type EarningsAnnualArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Earnings a share of one company. One entry holds them all: cut it with `last`. */
export type EarningsQuarterlyArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What is measured. Each says its intervals, the default first. */
export type EconomicIndicator =
  /** Consumer price index: MONTHLY, SEMIANNUAL. */
  | 'CPI'
  /** The effective rate at which banks lend to each other overnight: MONTHLY, WEEKLY, DAILY. */
  | 'FEDERAL_FUNDS_RATE'
  /** How much consumer prices rose in a year: ANNUAL. */
  | 'INFLATION'
  /** Employees outside farms, private households and non-profits: MONTHLY. */
  | 'NONFARM_PAYROLL'
  /** Gross domestic product adjusted for inflation: ANNUAL, QUARTERLY (of one quarter, not annualised). */
  | 'REAL_GDP'
  /** The yield of Treasury securities of one `maturity`: MONTHLY, WEEKLY, DAILY. */
  | 'TREASURY_YIELD'
  /** The share of the labour force without work: MONTHLY. */
  | 'UNEMPLOYMENT';

/** How far apart the points of an economic series are. */
export type EconomicInterval =
  /** A value a year. */
  | 'ANNUAL'
  /** A value a day. */
  | 'DAILY'
  /** A value a month. */
  | 'MONTHLY'
  /** A value a quarter of a year. */
  | 'QUARTERLY'
  /** A value half a year. */
  | 'SEMIANNUAL'
  /** A value a week. */
  | 'WEEKLY';

/** The value of one period. */
export type EconomicPoint = {
  readonly __typename?: 'EconomicPoint';
  /** The day that the source dates the period by: of months, quarters and years the first one. */
  readonly date: Scalars['Date']['output'];
  /** The value, in the series' `unit`. Null, never zero, where nothing was published, such as on a holiday. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

/** A series of the US economy, as its publishers last revised it. One entry a series: cut it with the arguments of `points`. */
export type EconomicSeries = {
  readonly __typename?: 'EconomicSeries';
  /** What is measured. */
  readonly indicator: EconomicIndicator;
  /** How far apart the points are: the one asked for, or the indicator's default. */
  readonly interval: EconomicInterval;
  /** How long the securities run; null for every indicator but TREASURY_YIELD. */
  readonly maturity?: Maybe<TreasuryMaturity>;
  /** The source's title of the series. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The values, oldest first. `from` and `to` are days, both inclusive; `last` keeps the newest ones of what is left; it must be 0 or more. Slicing costs no call. */
  readonly points: ReadonlyArray<EconomicPoint>;
  /** What the values are in, in the source's words: percent, billions of dollars, thousands of persons. */
  readonly unit?: Maybe<Scalars['String']['output']>;
};


/** A series of the US economy, as its publishers last revised it. One entry a series: cut it with the arguments of `points`. */
export type EconomicSeriesPointsArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** A price at a ratio of the swing. */
export type FibonacciLevel = {
  readonly __typename?: 'FibonacciLevel';
  /** The price at it. */
  readonly price: Scalars['Float']['output'];
  /** The part of the swing: 0.618 means 61.8 % of it. */
  readonly ratio: Scalars['Float']['output'];
};

/**
 * Levels at which a swing is said to halt. The swing runs between the highest high and the lowest low of the window; of
 * equal ones the newest counts. These are conventions of chart readers, not findings.
 */
export type FibonacciLevels = {
  readonly __typename?: 'FibonacciLevels';
  /** Whether the prices were adjusted for splits and dividends. */
  readonly adjusted: Scalars['Boolean']['output'];
  /** How many bars the window had: fewer than asked where the history is shorter. */
  readonly bars: Scalars['Int']['output'];
  /** UP: the low came first. DOWN: the high came first. */
  readonly direction: SwingDirection;
  /** On from its beginning by 1.272, 1.618 and 2.618 times the swing. A level at or below zero is left out. */
  readonly extensions: ReadonlyArray<FibonacciLevel>;
  /** The highest high of the window. */
  readonly high: SwingPoint;
  /** When the source last changed the bars; see PriceHistory.lastRefreshed. */
  readonly lastRefreshed?: Maybe<Scalars['String']['output']>;
  /** The lowest low of the window. */
  readonly low: SwingPoint;
  /** Back from the end of the swing by 0.236, 0.382, 0.5, 0.618 and 0.786 of it. */
  readonly retracements: ReadonlyArray<FibonacciLevel>;
  /** The security. */
  readonly symbol: Scalars['Symbol']['output'];
  /** The IANA zone of the times. */
  readonly timeZone: Scalars['String']['output'];
};

/** Company data of one security. Every figure the source leaves out is null, never zero. */
export type Fundamentals = {
  readonly __typename?: 'Fundamentals';
  /** The head office. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** How many analysts say buy. */
  readonly analystRatingBuy?: Maybe<Scalars['Int']['output']>;
  /** How many analysts say hold. */
  readonly analystRatingHold?: Maybe<Scalars['Int']['output']>;
  /** How many analysts say sell. */
  readonly analystRatingSell?: Maybe<Scalars['Int']['output']>;
  /** How many analysts say strong buy. */
  readonly analystRatingStrongBuy?: Maybe<Scalars['Int']['output']>;
  /** How many analysts say strong sell. */
  readonly analystRatingStrongSell?: Maybe<Scalars['Int']['output']>;
  /** The analysts' mean target price. */
  readonly analystTargetPrice?: Maybe<Scalars['Float']['output']>;
  /** What it is, as the source says, such as Common Stock. */
  readonly assetType?: Maybe<Scalars['String']['output']>;
  /** How much it moves with the market. */
  readonly beta?: Maybe<Scalars['Float']['output']>;
  /** Book value a share. */
  readonly bookValue?: Maybe<Scalars['Float']['output']>;
  /** The company's number at the SEC. */
  readonly cik?: Maybe<Scalars['String']['output']>;
  /** The country of the listing. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** The currency of the figures, ISO 4217. */
  readonly currency?: Maybe<Scalars['String']['output']>;
  /** What the company does, in prose. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Diluted earnings a share, twelve months. */
  readonly dilutedEpsTtm?: Maybe<Scalars['Float']['output']>;
  /** When the next or last dividend is paid. */
  readonly dividendDate?: Maybe<Scalars['Date']['output']>;
  /** Dividends a share, a year. */
  readonly dividendPerShare?: Maybe<Scalars['Float']['output']>;
  /** Dividend yield as a fraction: 0.0308 means 3.08 %. */
  readonly dividendYield?: Maybe<Scalars['Float']['output']>;
  /** Earnings before interest, taxes, depreciation and amortisation, twelve months. */
  readonly ebitda?: Maybe<Scalars['SafeInt']['output']>;
  /** Earnings a share. */
  readonly eps?: Maybe<Scalars['Float']['output']>;
  /** Enterprise value to EBITDA. */
  readonly evToEbitda?: Maybe<Scalars['Float']['output']>;
  /** Enterprise value to revenue. */
  readonly evToRevenue?: Maybe<Scalars['Float']['output']>;
  /** From when a buyer gets no dividend. */
  readonly exDividendDate?: Maybe<Scalars['Date']['output']>;
  /** Where it is listed. */
  readonly exchange?: Maybe<Scalars['String']['output']>;
  /** The mean close of 50 days. */
  readonly fiftyDayMovingAverage?: Maybe<Scalars['Float']['output']>;
  /** The highest price of 52 weeks. */
  readonly fiftyTwoWeekHigh?: Maybe<Scalars['Float']['output']>;
  /** The lowest price of 52 weeks. */
  readonly fiftyTwoWeekLow?: Maybe<Scalars['Float']['output']>;
  /** The month in which its fiscal year ends. */
  readonly fiscalYearEnd?: Maybe<Scalars['String']['output']>;
  /** Price to expected earnings. */
  readonly forwardPe?: Maybe<Scalars['Float']['output']>;
  /** Gross profit, twelve months. */
  readonly grossProfitTtm?: Maybe<Scalars['SafeInt']['output']>;
  /** The industry. */
  readonly industry?: Maybe<Scalars['String']['output']>;
  /** The end of the newest reported quarter. */
  readonly latestQuarter?: Maybe<Scalars['Date']['output']>;
  /** Price times shares, in `currency`. */
  readonly marketCapitalization?: Maybe<Scalars['SafeInt']['output']>;
  /** The company's name. */
  readonly name: Scalars['String']['output'];
  /** The company's web site. */
  readonly officialSite?: Maybe<Scalars['String']['output']>;
  /** Operating margin as a fraction, twelve months. */
  readonly operatingMarginTtm?: Maybe<Scalars['Float']['output']>;
  /** Price to earnings. */
  readonly peRatio?: Maybe<Scalars['Float']['output']>;
  /** Price to earnings, to growth. */
  readonly pegRatio?: Maybe<Scalars['Float']['output']>;
  /** Share held by insiders, in percent. */
  readonly percentInsiders?: Maybe<Scalars['Float']['output']>;
  /** Share held by institutions, in percent. */
  readonly percentInstitutions?: Maybe<Scalars['Float']['output']>;
  /** Price to book value. */
  readonly priceToBookRatio?: Maybe<Scalars['Float']['output']>;
  /** Price to sales, twelve months. */
  readonly priceToSalesRatioTtm?: Maybe<Scalars['Float']['output']>;
  /** Profit margin as a fraction. */
  readonly profitMargin?: Maybe<Scalars['Float']['output']>;
  /** Growth of quarterly earnings over the year before, as a fraction. */
  readonly quarterlyEarningsGrowthYoy?: Maybe<Scalars['Float']['output']>;
  /** Growth of quarterly revenue over the year before, as a fraction. */
  readonly quarterlyRevenueGrowthYoy?: Maybe<Scalars['Float']['output']>;
  /** Return on assets as a fraction, twelve months. */
  readonly returnOnAssetsTtm?: Maybe<Scalars['Float']['output']>;
  /** Return on equity as a fraction, twelve months. */
  readonly returnOnEquityTtm?: Maybe<Scalars['Float']['output']>;
  /** Revenue a share, twelve months. */
  readonly revenuePerShareTtm?: Maybe<Scalars['Float']['output']>;
  /** Revenue, twelve months. */
  readonly revenueTtm?: Maybe<Scalars['SafeInt']['output']>;
  /** The sector. */
  readonly sector?: Maybe<Scalars['String']['output']>;
  /** Shares that are traded freely. */
  readonly sharesFloat?: Maybe<Scalars['SafeInt']['output']>;
  /** Shares outstanding. */
  readonly sharesOutstanding?: Maybe<Scalars['SafeInt']['output']>;
  /** The security. */
  readonly symbol: Scalars['Symbol']['output'];
  /** Price to the earnings of the last twelve months. */
  readonly trailingPe?: Maybe<Scalars['Float']['output']>;
  /** The mean close of 200 days. */
  readonly twoHundredDayMovingAverage?: Maybe<Scalars['Float']['output']>;
};

/** How long one bar of past sessions is. */
export type HistoryInterval =
  /** One session. */
  | 'DAY'
  /** The sessions of a month; the newest bar may be of a month that is not over. */
  | 'MONTH'
  /** The sessions of a week; the newest bar may be of a week that is not over. */
  | 'WEEK';

/** What a company earned and spent in one year or quarter, in `reportedCurrency`. What the source leaves out is null, never zero. */
export type IncomeStatement = {
  readonly __typename?: 'IncomeStatement';
  /** Net income with what bypasses it, such as currency translation, after tax. */
  readonly comprehensiveIncomeNetOfTax?: Maybe<Scalars['SafeInt']['output']>;
  /** What the goods and services sold cost by themselves. */
  readonly costOfGoodsAndServicesSold?: Maybe<Scalars['SafeInt']['output']>;
  /** What the goods and services sold cost, with the costs that go with them. */
  readonly costOfRevenue?: Maybe<Scalars['SafeInt']['output']>;
  /** Depreciation of property and equipment. */
  readonly depreciation?: Maybe<Scalars['SafeInt']['output']>;
  /** Depreciation and amortisation. */
  readonly depreciationAndAmortization?: Maybe<Scalars['SafeInt']['output']>;
  /** Earnings before interest and taxes. */
  readonly ebit?: Maybe<Scalars['SafeInt']['output']>;
  /** Earnings before interest, taxes, depreciation and amortisation. */
  readonly ebitda?: Maybe<Scalars['SafeInt']['output']>;
  /** The last day of the period. */
  readonly fiscalDateEnding?: Maybe<Scalars['Date']['output']>;
  /** Revenue less the cost of revenue. */
  readonly grossProfit?: Maybe<Scalars['SafeInt']['output']>;
  /** Income before income tax. */
  readonly incomeBeforeTax?: Maybe<Scalars['SafeInt']['output']>;
  /** Income tax; negative for a benefit. */
  readonly incomeTaxExpense?: Maybe<Scalars['SafeInt']['output']>;
  /** Interest and other costs of debt. */
  readonly interestAndDebtExpense?: Maybe<Scalars['SafeInt']['output']>;
  /** Interest paid. */
  readonly interestExpense?: Maybe<Scalars['SafeInt']['output']>;
  /** Interest earned. */
  readonly interestIncome?: Maybe<Scalars['SafeInt']['output']>;
  /** Income from investments, net. */
  readonly investmentIncomeNet?: Maybe<Scalars['SafeInt']['output']>;
  /** What is left after all expenses and taxes. */
  readonly netIncome?: Maybe<Scalars['SafeInt']['output']>;
  /** Net income of the business that goes on. */
  readonly netIncomeFromContinuingOperations?: Maybe<Scalars['SafeInt']['output']>;
  /** Interest earned less interest paid. */
  readonly netInterestIncome?: Maybe<Scalars['SafeInt']['output']>;
  /** Income that is no interest. */
  readonly nonInterestIncome?: Maybe<Scalars['SafeInt']['output']>;
  /** All operating expenses besides the cost of revenue. */
  readonly operatingExpenses?: Maybe<Scalars['SafeInt']['output']>;
  /** Gross profit less operating expenses. */
  readonly operatingIncome?: Maybe<Scalars['SafeInt']['output']>;
  /** Income from outside the business, net. */
  readonly otherNonOperatingIncome?: Maybe<Scalars['SafeInt']['output']>;
  /** The currency of the figures, ISO 4217. */
  readonly reportedCurrency?: Maybe<Scalars['String']['output']>;
  /** Expenses for research and development. */
  readonly researchAndDevelopment?: Maybe<Scalars['SafeInt']['output']>;
  /** Selling, general and administrative expenses. */
  readonly sellingGeneralAndAdministrative?: Maybe<Scalars['SafeInt']['output']>;
  /** Everything the company earned by its business. */
  readonly totalRevenue?: Maybe<Scalars['SafeInt']['output']>;
};

/** The income statements of one company. One entry holds them all: cut it with `last`. */
export type IncomeStatements = {
  readonly __typename?: 'IncomeStatements';
  /** One report a fiscal year, oldest first. `last` keeps the newest ones; it must be 0 or more. Slicing costs no call. */
  readonly annual: ReadonlyArray<IncomeStatement>;
  /** One report a fiscal quarter, oldest first. `last` keeps the newest ones; it must be 0 or more. Slicing costs no call. */
  readonly quarterly: ReadonlyArray<IncomeStatement>;
  /** The company. */
  readonly symbol: Scalars['Symbol']['output'];
};


/** The income statements of one company. One entry holds them all: cut it with `last`. */
export type IncomeStatementsAnnualArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The income statements of one company. One entry holds them all: cut it with `last`. */
export type IncomeStatementsQuarterlyArgs = {
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be computed from bars. Formulas, sources and warm-up: docs/analysis.md. */
export type IndicatorKind =
  /** Wilder's average directional index, 0 to 100. */
  | 'ADX'
  /** Bollinger bands: the average over `period` bars and so many population `deviations` around it. Lines MIDDLE, UPPER, LOWER. */
  | 'BBANDS'
  /** Exponential moving average with the weight 2 / (period + 1), begun with the simple average of the first `period` bars. */
  | 'EMA'
  /** Moving average convergence/divergence: `fastPeriod`, `slowPeriod`, `signalPeriod`. Lines MACD, SIGNAL, HISTOGRAM. */
  | 'MACD'
  /** Wilder's relative strength index, 0 to 100. */
  | 'RSI'
  /** Simple moving average over `period` bars. */
  | 'SMA'
  /** Slow stochastic oscillator, 0 to 100: `kPeriod`, `kSmoothing`, `dPeriod`. Lines SLOW_K, SLOW_D. */
  | 'STOCH';

/** One named line of an indicator. */
export type IndicatorLine = {
  readonly __typename?: 'IndicatorLine';
  /** Which line it is. */
  readonly name: IndicatorLineName;
  /**
   * The values, oldest first. The bars of the warm-up, of which no value can be made, are left out: a history that is too
   * short gives no points. `from` and `to` are days in `timeZone`, both inclusive; `last` keeps the newest ones of what is
   * left; it must be 0 or more. Slicing costs no call.
   */
  readonly points: ReadonlyArray<IndicatorPoint>;
};


/** One named line of an indicator. */
export type IndicatorLinePointsArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** The lines of all kinds. A kind with one line calls it by its own name. */
export type IndicatorLineName =
  /** The one line of ADX. */
  | 'ADX'
  /** The one line of EMA. */
  | 'EMA'
  /** MACD less SIGNAL. */
  | 'HISTOGRAM'
  /** MIDDLE less so many deviations. */
  | 'LOWER'
  /** The fast EMA less the slow one. */
  | 'MACD'
  /** The average that the Bollinger bands lie around. */
  | 'MIDDLE'
  /** The one line of RSI. */
  | 'RSI'
  /** The EMA of MACD. */
  | 'SIGNAL'
  /** The average of SLOW_K. */
  | 'SLOW_D'
  /** Where the close lies between low and high, smoothed. */
  | 'SLOW_K'
  /** The one line of SMA. */
  | 'SMA'
  /** MIDDLE and so many deviations. */
  | 'UPPER';

/** What kinds have beyond `period`. A parameter that the kind does not have is refused; null means its default. */
export type IndicatorParameters = {
  /** STOCH: bars that SLOW_D is averaged over, 1 to 500. Default 3. */
  readonly dPeriod?: InputMaybe<Scalars['Int']['input']>;
  /** BBANDS: how many standard deviations, more than 0 and at most 10. Default 2. */
  readonly deviations?: InputMaybe<Scalars['Float']['input']>;
  /** MACD: bars of the fast average, 2 to 500 and less than `slowPeriod`. Default 12. */
  readonly fastPeriod?: InputMaybe<Scalars['Int']['input']>;
  /** STOCH: bars between whose low and high the close is placed, 1 to 500. Default 5. */
  readonly kPeriod?: InputMaybe<Scalars['Int']['input']>;
  /** STOCH: bars that SLOW_K is averaged over, 1 to 500. Default 3. */
  readonly kSmoothing?: InputMaybe<Scalars['Int']['input']>;
  /** MACD: bars of the signal, 2 to 500. Default 9. */
  readonly signalPeriod?: InputMaybe<Scalars['Int']['input']>;
  /** MACD: bars of the slow average, 2 to 500. Default 26. */
  readonly slowPeriod?: InputMaybe<Scalars['Int']['input']>;
};

/** The value of one bar. */
export type IndicatorPoint = {
  readonly __typename?: 'IndicatorPoint';
  /** The bar's trading date; see Bar.time. */
  readonly time: Scalars['String']['output'];
  /** In the unit of the prices, or 0 to 100; see IndicatorKind. */
  readonly value: Scalars['Float']['output'];
};

/** An indicator computed here from the cached bars of one series. One entry for each indicator and its settings: cut it with the arguments of `points`. */
export type IndicatorSeries = {
  readonly __typename?: 'IndicatorSeries';
  /** Whether the prices were adjusted for splits and dividends. */
  readonly adjusted: Scalars['Boolean']['output'];
  /** The length of a bar. */
  readonly interval: HistoryInterval;
  /** What was computed. */
  readonly kind: IndicatorKind;
  /** When the source last changed the bars; see PriceHistory.lastRefreshed. What was computed is as old as that. */
  readonly lastRefreshed?: Maybe<Scalars['String']['output']>;
  /** The lines, the main one first. All have points at the same times. */
  readonly lines: ReadonlyArray<IndicatorLine>;
  /** Over how many bars; null for a kind that has periods of its own (MACD, STOCH). */
  readonly period?: Maybe<Scalars['Int']['output']>;
  /** Which price of a bar was read; null for a kind that reads high, low and close (STOCH, ADX). */
  readonly price?: Maybe<PriceField>;
  /** The security. */
  readonly symbol: Scalars['Symbol']['output'];
  /** The IANA zone of the times. */
  readonly timeZone: Scalars['String']['output'];
};

/** The insights there are. */
export type InsightKind =
  /** Insights.drawdown. */
  | 'DRAWDOWN'
  /** Insights.momentum. */
  | 'MOMENTUM'
  /** Insights.newsTone. */
  | 'NEWS_TONE'
  /** Insights.trend. */
  | 'TREND'
  /** Insights.valuation. */
  | 'VALUATION'
  /** Insights.volatility. */
  | 'VOLATILITY';

/** A measure against its own past. */
export type InsightLevel =
  /** Above what is usual. */
  | 'HIGH'
  /** Below what is usual. */
  | 'LOW'
  /** About what is usual. */
  | 'NORMAL';

/**
 * What can be said of one symbol at a glance, each with the numbers behind it. Every reading follows a written rule
 * (docs/analysis.md); none is advice, and none says what a price will do.
 */
export type Insights = {
  readonly __typename?: 'Insights';
  /** The trading date of the newest bar that was used; null without any. */
  readonly asOf?: Maybe<Scalars['Date']['output']>;
  /** How far it fell. */
  readonly drawdown?: Maybe<DrawdownInsight>;
  /** Every insight above that is null, with the reason. */
  readonly missing: ReadonlyArray<MissingInsight>;
  /** How fast it moves. */
  readonly momentum?: Maybe<MomentumInsight>;
  /** How the news speaks of it. */
  readonly newsTone?: Maybe<NewsToneInsight>;
  /** The security. */
  readonly symbol: Scalars['Symbol']['output'];
  /** Where the price goes. */
  readonly trend?: Maybe<TrendInsight>;
  /** What is paid for a unit of earnings, against the range of a year. */
  readonly valuation?: Maybe<ValuationInsight>;
  /** How much it swings. */
  readonly volatility?: Maybe<VolatilityInsight>;
};

/** How long one bar within a session is. */
export type IntradayInterval =
  /** 15 minutes. */
  | 'FIFTEEN_MINUTES'
  /** 5 minutes. */
  | 'FIVE_MINUTES'
  /** 1 minute. */
  | 'ONE_MINUTE'
  /** 60 minutes. */
  | 'SIXTY_MINUTES'
  /** 30 minutes. */
  | 'THIRTY_MINUTES';

/** One market and whether it trades now. The source knows neither holidays nor early closes ahead of time. */
export type MarketStatus = {
  readonly __typename?: 'MarketStatus';
  /** Closing time, HH:MM, on the market's own clock. */
  readonly localClose?: Maybe<Scalars['String']['output']>;
  /** Opening time, HH:MM, on the market's own clock; the source does not name its zone. */
  readonly localOpen?: Maybe<Scalars['String']['output']>;
  /** What is traded; null for a kind that is not known here. */
  readonly marketType?: Maybe<MarketType>;
  /** Noon breaks and other hours, in prose. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /** The exchanges that the row speaks for. */
  readonly primaryExchanges: ReadonlyArray<Scalars['String']['output']>;
  /** The country or region, such as United States; Global for currencies. */
  readonly region: Scalars['String']['output'];
  /** Whether it trades now; null when the source says neither. */
  readonly status?: Maybe<TradingState>;
};

/** What is traded on a market. */
export type MarketType =
  /** Cryptocurrencies. */
  | 'CRYPTOCURRENCY'
  /** Shares and funds. */
  | 'EQUITY'
  /** Currencies. */
  | 'FOREX';

/** An insight that is null, and why. */
export type MissingInsight = {
  readonly __typename?: 'MissingInsight';
  /** The reason in words; they may change. */
  readonly detail: Scalars['String']['output'];
  /** Which one it is. */
  readonly insight: InsightKind;
  /** Why it is null. */
  readonly reason: MissingReason;
};

/** Why an insight is null. */
export type MissingReason =
  /** The data came and does not suffice, such as too few bars or a loss where earnings are needed. */
  | 'NOT_ENOUGH_DATA'
  /** The source has none, such as company data of a fund. */
  | 'NO_DATA'
  /** The data did not come. Such an answer is not kept: ask again. */
  | 'UPSTREAM_FAILED';

/** By the closes of days: RSI over 14 days. */
export type MomentumInsight = {
  readonly __typename?: 'MomentumInsight';
  /** The change over 20 days in percent: 5.2 means 5.2 %. */
  readonly rateOfChangePercent: Scalars['Float']['output'];
  /** How `rsi` is read. */
  readonly reading: MomentumReading;
  /** Wilder's relative strength index over 14 days, 0 to 100. */
  readonly rsi: Scalars['Float']['output'];
};

/** How an RSI is read. */
export type MomentumReading =
  /** Between 30 and 70. */
  | 'NEUTRAL'
  /** 70 or more. */
  | 'OVERBOUGHT'
  /** 30 or less. */
  | 'OVERSOLD';

/** One security among the movers. */
export type Mover = {
  readonly __typename?: 'Mover';
  /** The price less the close of the session before. */
  readonly change?: Maybe<Scalars['Float']['output']>;
  /** The change in percent: 201.3333 means 201.3333 %. */
  readonly changePercent?: Maybe<Scalars['Float']['output']>;
  /** The price, in US dollars. */
  readonly price?: Maybe<Scalars['Float']['output']>;
  /** The symbol. Warrants, preferred shares and rights carry a sign: CCVI+, VST+A, CELG^. */
  readonly symbol: Scalars['Symbol']['output'];
  /** Shares traded in the session. */
  readonly volume?: Maybe<Scalars['SafeInt']['output']>;
};

/** The US market's biggest moves of one session. Each list is in the source's order and has at most twenty securities. */
export type Movers = {
  readonly __typename?: 'Movers';
  /** The largest rises in percent, largest first. */
  readonly gainers: ReadonlyArray<Mover>;
  /** When the source made the lists, on the clock of `timeZone`: YYYY-MM-DD HH:MM:SS. */
  readonly lastUpdated?: Maybe<Scalars['String']['output']>;
  /** The largest falls in percent, largest first. */
  readonly losers: ReadonlyArray<Mover>;
  /** The most shares traded, most first. */
  readonly mostActive: ReadonlyArray<Mover>;
  /** The IANA zone of `lastUpdated`. */
  readonly timeZone: Scalars['String']['output'];
};

/**
 * Changes of the signed-in viewer's watchlists. Each fails with UNAUTHENTICATED without a verified token, and with
 * NOT_FOUND for a list that is not the viewer's own, whether or not somebody else has it.
 *
 * With `expectedVersion` a change is made only if the list still has that version, else it fails with CONFLICT.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Adds symbols at the end. Those that it has already stay where they are, so asking twice is as good as once. LIMIT_REACHED beyond 100 symbols. */
  readonly addToWatchlist: Watchlist;
  /** Makes a list. A symbol given twice is in it once. LIMIT_REACHED beyond 50 lists of a viewer or 100 symbols of a list. */
  readonly createWatchlist: Watchlist;
  /** Removes the list for good, and answers true. */
  readonly deleteWatchlist: Scalars['Boolean']['output'];
  /** Takes symbols out. Those that it does not have are no error. */
  readonly removeFromWatchlist: Watchlist;
  /** Gives the list another name. Two lists may have the same. */
  readonly renameWatchlist: Watchlist;
};


/**
 * Changes of the signed-in viewer's watchlists. Each fails with UNAUTHENTICATED without a verified token, and with
 * NOT_FOUND for a list that is not the viewer's own, whether or not somebody else has it.
 *
 * With `expectedVersion` a change is made only if the list still has that version, else it fails with CONFLICT.
 */
export type MutationAddToWatchlistArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  symbols: ReadonlyArray<Scalars['Symbol']['input']>;
};


/**
 * Changes of the signed-in viewer's watchlists. Each fails with UNAUTHENTICATED without a verified token, and with
 * NOT_FOUND for a list that is not the viewer's own, whether or not somebody else has it.
 *
 * With `expectedVersion` a change is made only if the list still has that version, else it fails with CONFLICT.
 */
export type MutationCreateWatchlistArgs = {
  name: Scalars['String']['input'];
  symbols?: ReadonlyArray<Scalars['Symbol']['input']>;
};


/**
 * Changes of the signed-in viewer's watchlists. Each fails with UNAUTHENTICATED without a verified token, and with
 * NOT_FOUND for a list that is not the viewer's own, whether or not somebody else has it.
 *
 * With `expectedVersion` a change is made only if the list still has that version, else it fails with CONFLICT.
 */
export type MutationDeleteWatchlistArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
};


/**
 * Changes of the signed-in viewer's watchlists. Each fails with UNAUTHENTICATED without a verified token, and with
 * NOT_FOUND for a list that is not the viewer's own, whether or not somebody else has it.
 *
 * With `expectedVersion` a change is made only if the list still has that version, else it fails with CONFLICT.
 */
export type MutationRemoveFromWatchlistArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  symbols: ReadonlyArray<Scalars['Symbol']['input']>;
};


/**
 * Changes of the signed-in viewer's watchlists. Each fails with UNAUTHENTICATED without a verified token, and with
 * NOT_FOUND for a list that is not the viewer's own, whether or not somebody else has it.
 *
 * With `expectedVersion` a change is made only if the list still has that version, else it fails with CONFLICT.
 */
export type MutationRenameWatchlistArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  name: Scalars['String']['input'];
};

/** One article. Scores of tone run from -1 to 1: -0.35 and less is bearish, 0.35 and more bullish. */
export type NewsArticle = {
  readonly __typename?: 'NewsArticle';
  /** Who wrote it; empty when the source does not say. */
  readonly authors: ReadonlyArray<Scalars['String']['output']>;
  /** The address of a picture. */
  readonly bannerImage?: Maybe<Scalars['String']['output']>;
  /** The publisher's own section. */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** When it was published. */
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's reading of `sentimentScore`. */
  readonly sentimentLabel?: Maybe<SentimentLabel>;
  /** The tone of the whole article. */
  readonly sentimentScore?: Maybe<Scalars['Float']['output']>;
  /** Who published it. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** The publisher's host; in newer answers its display name. */
  readonly sourceDomain?: Maybe<Scalars['String']['output']>;
  /** What it says, in the source's words. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** The securities that it speaks of. */
  readonly tickers: ReadonlyArray<TickerSentiment>;
  /** The headline. */
  readonly title: Scalars['String']['output'];
  /** What it is about. */
  readonly topics: ReadonlyArray<TopicRelevance>;
  /** Where it can be read. */
  readonly url: Scalars['String']['output'];
};

/** Articles and their tone, newest first. */
export type NewsFeed = {
  readonly __typename?: 'NewsFeed';
  /** The articles, at most `limit`. */
  readonly articles: ReadonlyArray<NewsArticle>;
};

/** The scores for the symbol in its newest 50 articles, weighted by relevance. */
export type NewsToneInsight = {
  readonly __typename?: 'NewsToneInsight';
  /** How many articles had a score for the symbol. */
  readonly articles: Scalars['Int']['output'];
  /** By the source's own bounds; see NewsArticle. */
  readonly label: SentimentLabel;
  /** From -1 to 1. */
  readonly score: Scalars['Float']['output'];
};

/** Subjects that news can be asked for by. */
export type NewsTopic =
  /** Blockchain and what is built on it. */
  | 'BLOCKCHAIN'
  /** What companies earn. */
  | 'EARNINGS'
  /** The economy: taxes and public spending. */
  | 'ECONOMY_FISCAL'
  /** The economy as a whole, such as prices and employment. */
  | 'ECONOMY_MACRO'
  /** The economy: interest rates and the supply of money. */
  | 'ECONOMY_MONETARY'
  /** Energy and transport. */
  | 'ENERGY_TRANSPORTATION'
  /** Banks, insurers and other finance. */
  | 'FINANCE'
  /** Financial markets. */
  | 'FINANCIAL_MARKETS'
  /** Companies that go public. */
  | 'IPO'
  /** Medicine and biology. */
  | 'LIFE_SCIENCES'
  /** Industry. */
  | 'MANUFACTURING'
  /** Companies that buy or join each other. */
  | 'MERGERS_AND_ACQUISITIONS'
  /** Property and building. */
  | 'REAL_ESTATE'
  /** Trade in goods. */
  | 'RETAIL_WHOLESALE'
  /** Technology. */
  | 'TECHNOLOGY';

/** Which price of a bar. */
export type PriceField =
  /** The last price. */
  | 'CLOSE'
  /** The highest price. */
  | 'HIGH'
  /** The lowest price. */
  | 'LOW'
  /** The first price. */
  | 'OPEN';

/** A series of price bars. */
export type PriceHistory = {
  readonly __typename?: 'PriceHistory';
  /** Whether `adjustedClose` is there, adjusted for splits and dividends. */
  readonly adjusted: Scalars['Boolean']['output'];
  /** The bars, oldest first. `from` and `to` are days in `timeZone`, both inclusive; `last` keeps the newest ones of what is left. Slicing costs no call. */
  readonly bars: ReadonlyArray<Bar>;
  /** The length of a bar. */
  readonly interval: BarInterval;
  /** When the source last changed the series, in `timeZone`: a date, or a date and a time, as the source says it. */
  readonly lastRefreshed?: Maybe<Scalars['String']['output']>;
  /** The security. */
  readonly symbol: Scalars['Symbol']['output'];
  /** The IANA zone of the times in this series. */
  readonly timeZone: Scalars['String']['output'];
};


/** A series of price bars. */
export type PriceHistoryBarsArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Earnings a share of one fiscal quarter, and what was expected of them. */
export type QuarterlyEarnings = {
  readonly __typename?: 'QuarterlyEarnings';
  /** What analysts expected. */
  readonly estimatedEps?: Maybe<Scalars['Float']['output']>;
  /** The last day of the quarter. */
  readonly fiscalDateEnding?: Maybe<Scalars['Date']['output']>;
  /** When on that day, as the source says it, such as pre-market or post-market. */
  readonly reportTime?: Maybe<Scalars['String']['output']>;
  /** The day of the report: nobody knew the figures before it. In old rows the source repeats the end of the quarter. */
  readonly reportedDate?: Maybe<Scalars['Date']['output']>;
  /** Reported earnings a share. */
  readonly reportedEps?: Maybe<Scalars['Float']['output']>;
  /** Reported less expected. */
  readonly surprise?: Maybe<Scalars['Float']['output']>;
  /** The surprise in percent of what was expected: 5.5249 means 5.5249 %. */
  readonly surprisePercentage?: Maybe<Scalars['Float']['output']>;
};

/** Everything that can be asked. */
export type Query = {
  readonly __typename?: 'Query';
  /** A series of the US economy. `interval` must be one that the indicator has (see EconomicIndicator) and is its default when left out; `maturity` belongs to TREASURY_YIELD alone, where it is TEN_YEARS when left out. Anything else is BAD_USER_INPUT. */
  readonly economicSeries: EconomicSeries;
  /** Company data of a symbol. Null with error NO_DATA when the source has none: an unknown symbol, or one it does not cover, such as an ETF. */
  readonly fundamentals?: Maybe<Fundamentals>;
  /** The world's markets, each with whether it trades now. */
  readonly marketStatus: ReadonlyArray<MarketStatus>;
  /** The US market's biggest moves of its newest session. */
  readonly movers: Movers;
  /** News about all of the symbols (not any of them), filed under any of the topics. The source gives 50 or 1000 articles: every `limit` from 0 to 1000 shares one of these two entries. */
  readonly news: NewsFeed;
  /** The latest price of a symbol. Null with error SYMBOL_NOT_FOUND when the source does not know it. */
  readonly quote?: Maybe<Quote>;
  /** The latest prices of at most 100 symbols, in the order asked. An unknown symbol is null, with its own error at its own path; the others still arrive. */
  readonly quotes: ReadonlyArray<Maybe<Quote>>;
  /** Symbols that match a name or a part of a symbol, best match first, as many as the source gives (about ten). No match is an empty list. */
  readonly search: ReadonlyArray<SymbolMatch>;
  /** The hub for one symbol. Costs nothing by itself; each field below it is fetched and cached on its own. */
  readonly stock: Stock;
  /** The hubs for several symbols, at most 100, in the order asked. */
  readonly stocks: ReadonlyArray<Stock>;
  /** The lists of the signed-in viewer, in the order they were made: as they are after each of the viewer's changes, whatever replica made it. Error UNAUTHENTICATED without a verified token. */
  readonly watchlists: ReadonlyArray<Watchlist>;
};


/** Everything that can be asked. */
export type QueryEconomicSeriesArgs = {
  indicator: EconomicIndicator;
  interval?: InputMaybe<EconomicInterval>;
  maturity?: InputMaybe<TreasuryMaturity>;
};


/** Everything that can be asked. */
export type QueryFundamentalsArgs = {
  symbol: Scalars['Symbol']['input'];
};


/** Everything that can be asked. */
export type QueryNewsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  symbols?: InputMaybe<ReadonlyArray<Scalars['Symbol']['input']>>;
  topics?: InputMaybe<ReadonlyArray<NewsTopic>>;
};


/** Everything that can be asked. */
export type QueryQuoteArgs = {
  symbol: Scalars['Symbol']['input'];
};


/** Everything that can be asked. */
export type QueryQuotesArgs = {
  symbols: ReadonlyArray<Scalars['Symbol']['input']>;
};


/** Everything that can be asked. */
export type QuerySearchArgs = {
  keywords: Scalars['String']['input'];
};


/** Everything that can be asked. */
export type QueryStockArgs = {
  symbol: Scalars['Symbol']['input'];
};


/** Everything that can be asked. */
export type QueryStocksArgs = {
  symbols: ReadonlyArray<Scalars['Symbol']['input']>;
};

/** The latest price of a security. Without a paid entitlement the source's US prices are those of the last finished session: read `latestTradingDay`. */
export type Quote = {
  readonly __typename?: 'Quote';
  /** price - previousClose. */
  readonly change?: Maybe<Scalars['Float']['output']>;
  /** The change in percent: 0.4259 means 0.4259 %. */
  readonly changePercent?: Maybe<Scalars['Float']['output']>;
  /** ISO 4217 code, or GBX for pence. Null unless the source said it: it is never guessed. */
  readonly currency?: Maybe<Scalars['String']['output']>;
  /** How many minutes behind the market the source says the price is; null when it does not say. */
  readonly delayMinutes?: Maybe<Scalars['Int']['output']>;
  /** The session's highest price. */
  readonly high?: Maybe<Scalars['Float']['output']>;
  /** The session that these figures belong to. */
  readonly latestTradingDay?: Maybe<Scalars['Date']['output']>;
  /** The session's lowest price. */
  readonly low?: Maybe<Scalars['Float']['output']>;
  /** The session's first price. */
  readonly open?: Maybe<Scalars['Float']['output']>;
  /** The close of the session before. */
  readonly previousClose?: Maybe<Scalars['Float']['output']>;
  /** The latest price, in `currency`. */
  readonly price: Scalars['Float']['output'];
  /** Whose figures these are. SIMULATED prices are made up. */
  readonly source: DataSource;
  /** The security. */
  readonly symbol: Scalars['Symbol']['output'];
  /** Shares traded in the session. */
  readonly volume?: Maybe<Scalars['SafeInt']['output']>;
};

/** The tone of a text. */
export type SentimentLabel =
  /** -0.35 and less. */
  | 'BEARISH'
  /** 0.35 and more. */
  | 'BULLISH'
  /** Between -0.15 and 0.15. */
  | 'NEUTRAL'
  /** From -0.35 to -0.15. */
  | 'SOMEWHAT_BEARISH'
  /** From 0.15 to 0.35. */
  | 'SOMEWHAT_BULLISH';

/** One stock split. Spin-offs may appear as odd factors. */
export type Split = {
  readonly __typename?: 'Split';
  /** The first day of trading after the split. */
  readonly effectiveDate?: Maybe<Scalars['Date']['output']>;
  /** How many shares one became: 2 for a two-for-one split, 0.1 for a one-for-ten reverse split. */
  readonly splitFactor?: Maybe<Scalars['Float']['output']>;
};

/** One listed security: the place where its data hangs together. */
export type Stock = {
  readonly __typename?: 'Stock';
  /** What the company owned and owed, by year and by quarter. */
  readonly balanceSheets?: Maybe<BalanceSheets>;
  /** Where the company's cash came from and went, by year and by quarter. */
  readonly cashFlows?: Maybe<CashFlows>;
  /** Every cash dividend on record, oldest first; empty where there is none, and for a symbol the source does not know. The list is always whole: about four a year. */
  readonly dividends?: Maybe<ReadonlyArray<Dividend>>;
  /** Earnings a share, reported and expected, by year and by quarter. */
  readonly earnings?: Maybe<Earnings>;
  /**
   * Fibonacci levels of the newest `days` daily bars, 5 to 1000, computed here from `history(interval: DAY)` at no call
   * beyond that. Null with error NO_DATA where fewer than two bars have prices.
   */
  readonly fibonacci?: Maybe<FibonacciLevels>;
  /** Company data; the same entry as Query.fundamentals. */
  readonly fundamentals?: Maybe<Fundamentals>;
  /** Past bars. One entry a series: cut the range with the arguments of `bars`, which cost nothing. `adjusted: true` has closes adjusted for splits and dividends (the vendor sells the daily ones on its paid plans). */
  readonly history?: Maybe<PriceHistory>;
  /** What the company earned and spent, by year and by quarter. */
  readonly incomeStatements?: Maybe<IncomeStatements>;
  /**
   * An indicator, computed here from `history(interval:, adjusted:)`: no upstream call when that is cached, one when it is
   * not, and then the history is cached too. `period` is from 2 to 500; kinds with periods of their own (MACD, STOCH)
   * take them from `parameters` and ignore `period`. Prices are raw unless `adjusted: true`, as the vendor sells adjusted
   * daily bars on its paid plans; at a split raw prices jump, and the indicator with them.
   */
  readonly indicator?: Maybe<IndicatorSeries>;
  /**
   * What can be said of the symbol at a glance, computed here from `history`, `fundamentals` and `news`: up to three
   * upstream calls when none of them is cached. An insight whose data fails or does not suffice is null and named in
   * `missing`; the others arrive. Null with an error when the symbol is not known or nothing of the three came.
   */
  readonly insights?: Maybe<Insights>;
  /** Bars within the newest sessions, the newest hundred, pre-market and after-hours trading included. One entry an interval: cut the range with the arguments of `bars`. */
  readonly intraday?: Maybe<PriceHistory>;
  /** News about the symbol. Every `limit` up to 50 shares one entry, and every one up to 1000 another. */
  readonly news?: Maybe<NewsFeed>;
  /** The latest price; the same entry as Query.quote. */
  readonly quote?: Maybe<Quote>;
  /** Every stock split on record, oldest first; empty where there is none, and for a symbol the source does not know. The list is always whole: a few in decades. */
  readonly splits?: Maybe<ReadonlyArray<Split>>;
  /** The symbol, as normalised by the Symbol scalar. */
  readonly symbol: Scalars['Symbol']['output'];
};


/** One listed security: the place where its data hangs together. */
export type StockFibonacciArgs = {
  adjusted?: Scalars['Boolean']['input'];
  days?: Scalars['Int']['input'];
};


/** One listed security: the place where its data hangs together. */
export type StockHistoryArgs = {
  adjusted?: Scalars['Boolean']['input'];
  interval?: HistoryInterval;
};


/** One listed security: the place where its data hangs together. */
export type StockIndicatorArgs = {
  adjusted?: Scalars['Boolean']['input'];
  interval?: HistoryInterval;
  kind: IndicatorKind;
  parameters?: InputMaybe<IndicatorParameters>;
  period?: Scalars['Int']['input'];
  price?: PriceField;
};


/** One listed security: the place where its data hangs together. */
export type StockIntradayArgs = {
  interval?: IntradayInterval;
};


/** One listed security: the place where its data hangs together. */
export type StockNewsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};

/** Which end of a swing came last. */
export type SwingDirection =
  /** The low: the price fell. */
  | 'DOWN'
  /** The high: the price rose. */
  | 'UP';

/** One end of a swing. */
export type SwingPoint = {
  readonly __typename?: 'SwingPoint';
  /** The bar's high or its low. */
  readonly price: Scalars['Float']['output'];
  /** The bar's trading date. */
  readonly time: Scalars['String']['output'];
};

/** A symbol that matches a search. */
export type SymbolMatch = {
  readonly __typename?: 'SymbolMatch';
  /** ISO 4217 code, or GBX for pence. */
  readonly currency?: Maybe<Scalars['String']['output']>;
  /** Local closing time, HH:MM. */
  readonly marketClose?: Maybe<Scalars['String']['output']>;
  /** Local opening time, HH:MM. */
  readonly marketOpen?: Maybe<Scalars['String']['output']>;
  /** From 0 to 1; 1 is an exact match. The home listing is not always first. */
  readonly matchScore?: Maybe<Scalars['Float']['output']>;
  /** The security's name. */
  readonly name: Scalars['String']['output'];
  /** Where it is listed, such as United Kingdom. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** The symbol to ask other fields with. */
  readonly symbol: Scalars['Symbol']['output'];
  /** The zone of the market as the source writes it, such as UTC-04: it moves with daylight saving. */
  readonly timeZone?: Maybe<Scalars['String']['output']>;
  /** What it is: Equity, ETF, Mutual Fund, as the source says. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** How an article speaks of one security. */
export type TickerSentiment = {
  readonly __typename?: 'TickerSentiment';
  /** From 0 to 1. */
  readonly relevanceScore?: Maybe<Scalars['Float']['output']>;
  /** The source's reading of `sentimentScore`. */
  readonly sentimentLabel?: Maybe<SentimentLabel>;
  /** The tone towards the security. */
  readonly sentimentScore?: Maybe<Scalars['Float']['output']>;
  /** A symbol; currencies are CRYPTO:BTC and FOREX:USD. */
  readonly symbol: Scalars['Symbol']['output'];
};

/** How much an article is about a subject. */
export type TopicRelevance = {
  readonly __typename?: 'TopicRelevance';
  /** From 0 to 1. */
  readonly relevanceScore?: Maybe<Scalars['Float']['output']>;
  /** The subject in the source's words, such as Financial Markets. */
  readonly topic: Scalars['String']['output'];
};

/** Whether a market trades. */
export type TradingState =
  /** It does not. */
  | 'CLOSED'
  /** It trades. */
  | 'OPEN';

/** How long a Treasury security runs. */
export type TreasuryMaturity =
  /** Five years: a note. */
  | 'FIVE_YEARS'
  /** Seven years: a note. */
  | 'SEVEN_YEARS'
  /** Ten years: a note; the default. */
  | 'TEN_YEARS'
  /** Thirty years: a bond. */
  | 'THIRTY_YEARS'
  /** Three months: a bill. */
  | 'THREE_MONTHS'
  /** Two years: a note. */
  | 'TWO_YEARS';

/** Where a price goes. */
export type TrendDirection =
  /** Downwards. */
  | 'DOWN'
  /** Neither. */
  | 'SIDEWAYS'
  /** Upwards. */
  | 'UP';

/** By the closes of days: UP when the close is above its 20-day average and that above the 50-day one, DOWN the other way round. */
export type TrendInsight = {
  readonly __typename?: 'TrendInsight';
  /** The newest close. */
  readonly close: Scalars['Float']['output'];
  /** By the rule above. */
  readonly direction: TrendDirection;
  /** The simple moving average of 50 days. */
  readonly longAverage: Scalars['Float']['output'];
  /** The simple moving average of 20 days. */
  readonly shortAverage: Scalars['Float']['output'];
};

/** Price to earnings now and at the extremes of 52 weeks, all at the earnings of today: what was earned earlier is not looked at. */
export type ValuationInsight = {
  readonly __typename?: 'ValuationInsight';
  /** Earnings a share of twelve months, diluted where the source says them so. */
  readonly earningsPerShare: Scalars['Float']['output'];
  /** At the highest price of 52 weeks. */
  readonly highPeRatio: Scalars['Float']['output'];
  /** By thirds of the range of 52 weeks. */
  readonly level: InsightLevel;
  /** At the lowest price of 52 weeks. */
  readonly lowPeRatio: Scalars['Float']['output'];
  /** The newest close over `earningsPerShare`. */
  readonly peRatio: Scalars['Float']['output'];
  /** Where `peRatio` lies between the two: 0 at the low, 1 at the high. */
  readonly position: Scalars['Float']['output'];
};

/** The standard deviation of daily logarithmic returns, made annual; a fraction: 0.25 means 25 %. */
export type VolatilityInsight = {
  readonly __typename?: 'VolatilityInsight';
  /** `recent` against `usual`: LOW below 0.75 of it, HIGH above 1.25 of it. */
  readonly level: InsightLevel;
  /** Of the last 20 days. */
  readonly recent: Scalars['Float']['output'];
  /** Of the last 60 days. */
  readonly usual: Scalars['Float']['output'];
};

/** A named list of symbols that belongs to one viewer; nobody else sees it. */
export type Watchlist = {
  readonly __typename?: 'Watchlist';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Random, and the list's own for good. */
  readonly id: Scalars['ID']['output'];
  /** 1 to 100 characters, without surrounding blanks. */
  readonly name: Scalars['String']['output'];
  /** The hubs of its symbols, in the same order. */
  readonly stocks: ReadonlyArray<Stock>;
  /** Each once, in the order they were added. */
  readonly symbols: ReadonlyArray<Scalars['Symbol']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** 1 for a new list, one more with each change: what `expectedVersion` is compared with. */
  readonly version: Scalars['Int']['output'];
};
