-- Tells the state of the upstream budget, and that this replica lives.
-- KEYS[1] calls     sorted set: token by the time its call goes out
-- KEYS[2] day       hash: calls of the day by class
-- KEYS[3] pause     set while the vendor wants no calls
-- KEYS[4] closed    set while the vendor gives no more calls today
-- KEYS[5] replicas  sorted set: replica by the time it counts as gone
-- ARGV[1] replica
-- ARGV[2] lifeMs    how long a silent replica counts as alive, ms
-- Returns {replicas, calls of the last second, of the last minute, today by three classes, ms paused, ms closed}.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', now)
redis.call('ZADD', KEYS[5], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[5], ARGV[2])
local today = redis.call('HMGET', KEYS[2], 'interactive', 'refresh', 'warm')
return {
  redis.call('ZCARD', KEYS[5]),
  redis.call('ZCOUNT', KEYS[1], '(' .. (now - 1000), now),
  redis.call('ZCOUNT', KEYS[1], '(' .. (now - 60000), now),
  tonumber(today[1] or 0),
  tonumber(today[2] or 0),
  tonumber(today[3] or 0),
  math.max(0, redis.call('PTTL', KEYS[3])),
  math.max(0, redis.call('PTTL', KEYS[4])),
}
