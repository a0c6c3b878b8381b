/**
 * The parts joined, in memory of its own. For bytes that are kept: small buffers are slices of a pool that all share, and
 * one that is kept keeps 8 KiB of it.
 */
export function unpooled(parts: readonly Buffer[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) at += part.copy(whole, at);
  return whole;
}
