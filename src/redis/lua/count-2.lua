-- Adds one batch of a replica's counts to those of a minute, once: a batch that is sent again changes nothing.
-- KEYS[1] counts of the minute: a hash
-- KEYS[2] hot keys of the minute: a hash by replica
-- ARGV[1] replica
-- ARGV[2] number   of the batch, rising with every batch of this replica
-- ARGV[3] hotKeys  of the replica in this minute, encoded; they replace those before
-- ARGV[4] ttlMs    how long the minute is kept, ms; after it come names and counts, in turns
-- Returns 1 when added, 0 when it had been already.
local mark = 'r|' .. ARGV[1]
if tonumber(redis.call('HGET', KEYS[1], mark) or '0') >= tonumber(ARGV[2]) then
  return 0
end
for place = 5, #ARGV, 2 do
  redis.call('HINCRBY', KEYS[1], ARGV[place], ARGV[place + 1])
end
redis.call('HSET', KEYS[1], mark, ARGV[2])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return 1
