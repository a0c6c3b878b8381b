-- Ends a lease: only the holder of the token may. A holder that lost its lease must not end the next one's.
-- KEYS[1] lease
-- ARGV[1] token    proves ownership of the lease
-- Returns 1 when ended, 0 when the lease is not (or no longer) ours.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
