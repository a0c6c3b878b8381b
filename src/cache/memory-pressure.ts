/**
 * How full the shared store is. HIGH: entries are kept for their freshness only, without stale windows. CRITICAL: beside
 * that only small entries are stored.
 */
export type MemoryPressure = 'NORMAL' | 'HIGH' | 'CRITICAL';

/** The biggest entry that is stored under CRITICAL, encoded bytes: quotes and overviews pass, series do not. */
export const SMALL_ENTRY_BYTES = 4096;
