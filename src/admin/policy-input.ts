import type { CachePolicy } from '../cache/index.ts';
import { YEAR_SECONDS } from '../config.ts';
import { badUserInput } from '../graphql/bad-user-input.ts';

/** Seconds; what is left out stays as it is. */
export interface PolicyInput {
  readonly ttlSeconds?: number | null | undefined;
  readonly staleSeconds?: number | null | undefined;
  readonly staleIfErrorSeconds?: number | null | undefined;
  readonly absentSeconds?: number | null | undefined;
}

/** @throws GraphQLError BAD_USER_INPUT outside of what the configuration takes, or when nothing is given. */
export function changedPolicy(current: CachePolicy, input: PolicyInput): CachePolicy {
  const { ttlSeconds, staleSeconds, staleIfErrorSeconds, absentSeconds } = input;
  if ([ttlSeconds, staleSeconds, staleIfErrorSeconds, absentSeconds].every((given) => given == null)) {
    throw badUserInput('policy must change something; got no number.');
  }
  return {
    maxAgeMs: milliseconds('ttlSeconds', ttlSeconds, current.maxAgeMs),
    staleWhileRevalidateMs: milliseconds('staleSeconds', staleSeconds, current.staleWhileRevalidateMs),
    staleIfErrorMs: milliseconds('staleIfErrorSeconds', staleIfErrorSeconds, current.staleIfErrorMs),
    absentMs: milliseconds('absentSeconds', absentSeconds, current.absentMs),
  };
}

/**
 * When a change ends, epoch ms. Every key in Redis has an end: without one given it is a year.
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
export function endOfChange(expiresInSeconds: number | null | undefined, now: number): number {
  if (expiresInSeconds == null) return now + YEAR_SECONDS * 1000;
  if (expiresInSeconds >= 1 && expiresInSeconds <= YEAR_SECONDS) return now + expiresInSeconds * 1000;
  throw badUserInput(`expiresInSeconds must be a whole number from 1 to ${YEAR_SECONDS}; got ${expiresInSeconds}.`);
}

function milliseconds(name: string, seconds: number | null | undefined, currentMs: number): number {
  if (seconds == null) return currentMs;
  if (seconds >= 0 && seconds <= YEAR_SECONDS) return seconds * 1000;
  throw badUserInput(`${name} must be a whole number from 0 to ${YEAR_SECONDS}; got ${seconds}.`);
}
