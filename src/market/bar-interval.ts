/** How long one bar of a past session is. */
export type HistoryInterval = 'DAY' | 'WEEK' | 'MONTH';

/** How long one bar within a session is. */
export type IntradayInterval = 'ONE_MINUTE' | 'FIVE_MINUTES' | 'FIFTEEN_MINUTES' | 'THIRTY_MINUTES' | 'SIXTY_MINUTES';

/** How long one bar of any series is. */
export type BarInterval = HistoryInterval | IntradayInterval;
