-- Prolongs a lease: only the holder of the token may.
-- KEYS[1] lease
-- ARGV[1] token    proves ownership of the lease
-- ARGV[2] leaseMs  how long the lease lives from now, ms
-- Returns 1 when prolonged, 0 when the lease is not (or no longer) ours.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
