-- Writes an entry under a lease: only the holder of the token may, and the lease ends with it.
-- KEYS[1] lease
-- KEYS[2] value
-- KEYS[3] failure marker, cleared: the load has succeeded
-- ARGV[1] token    proves ownership of the lease
-- ARGV[2] payload  the encoded entry
-- ARGV[3] ttlMs    how long the entry is kept, ms
-- Returns 1 when written, 0 when the lease is not (or no longer) ours.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[1], KEYS[3])
return 1
