import { createAlphaVantageSource } from '../src/market/alpha-vantage/alpha-vantage-source.ts';
import type { Fundamentals, PriceHistory, Quote } from '../src/market/domain.ts';
import { startSimulator } from '../src/simulator/server.ts';

/** Real domain values, as the source makes them of the simulator's answers. */
export interface DomainValues {
  readonly quote: Quote;
  readonly fundamentals: Fundamentals;
  /** The newest bars; those there are, over and over, when more are asked for. */
  bars(count: number): PriceHistory;
}

export async function domainValues(): Promise<DomainValues> {
  const simulator = await startSimulator();
  const source = createAlphaVantageSource({
    url: simulator.url,
    apiKey: 'any',
    timeoutMs: 10_000,
    source: 'SIMULATED',
    fullDailyHistory: true,
  });
  try {
    const quote = await source.quote('AAPL');
    const fundamentals = await source.fundamentals('IBM');
    const history = await source.history({ symbol: 'MSFT', interval: 'DAY', adjusted: true });
    const bars = (count: number): PriceHistory => {
      const times = Math.ceil(count / history.bars.length);
      return {
        ...history,
        bars: Array.from({ length: times }, () => history.bars)
          .flat()
          .slice(-count),
      };
    };
    return { quote, fundamentals, bars };
  } finally {
    await source.close();
    await simulator.close();
  }
}
