-- Puts another payload in an entry's place, only if it is still the one that was read, and ends the lease so that a
-- load under way cannot fill.
-- KEYS[1] value
-- KEYS[2] lease
-- ARGV[1] old      the payload that was read
-- ARGV[2] payload  the one to put in its place; its expiry stays
-- Returns 1 when replaced, 0 when the entry has changed or is gone.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
redis.call('DEL', KEYS[2])
return 1
