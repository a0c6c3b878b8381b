-- Gives back a place in the upstream budget whose call was not made.
-- KEYS[1] calls  sorted set: token by the time its call goes out
-- KEYS[2] day    hash: calls of the day by class, and by client
-- ARGV[1] token
-- ARGV[2] class
-- ARGV[3] client  the field of its count, or '' for nobody's
-- Returns 1 when given back, 0 when there is no such place (any more).
if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 or redis.call('EXISTS', KEYS[2]) == 0 then
  return 0
end
redis.call('HINCRBY', KEYS[2], ARGV[2], -1)
if ARGV[3] ~= '' then
  redis.call('HINCRBY', KEYS[2], ARGV[3], -1)
end
return 1
