-- Reads the ids of a tag; makes them when there are none, and prolongs its life when half of it is over.
-- Prolonged that rarely because each time is told to every process that tracks changes.
-- KEYS[1] tag
-- ARGV[1] ids    to be used when the tag is missing
-- ARGV[2] ttlMs  how long the tag lives, ms
-- Returns the ids in force.
local ids = redis.call('GET', KEYS[1])
if not ids then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return ARGV[1]
end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) / 2 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return ids
