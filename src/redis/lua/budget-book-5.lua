-- Takes a place in every window of the upstream budget, or in none.
-- KEYS[1] calls    sorted set: token by the time its call goes out, of the last minute and of those that wait
-- KEYS[2] day      hash: calls of the day by class, and by client
-- KEYS[3] pause    set while the vendor wants no calls
-- KEYS[4] closed   set while the vendor gives no more calls today
-- KEYS[5] product  set while the vendor's plan does not have what is asked for
-- ARGV[1] token
-- ARGV[2] class
-- ARGV[3] client     the field of its count, or '' for nobody's
-- ARGV[4] perSecond  the counts that the call must not pass
-- ARGV[5] perMinute
-- ARGV[6] perDay
-- ARGV[7] perClient
-- ARGV[8] secondMs   how long a second is taken to be, ms
-- ARGV[9] maxWaitMs  how long the call can wait for its second, ms
-- ARGV[10] dayLeftMs how long the day's counts are kept, ms
-- Returns {'granted', waitMs}, or the window that refuses it and after how many ms there may be a place.
local minuteMs = 60000
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local productMs = redis.call('PTTL', KEYS[5])
if productMs > 0 then
  return { 'product', productMs }
end
local today = 0
for _, count in ipairs(redis.call('HMGET', KEYS[2], 'interactive', 'refresh', 'warm')) do
  today = today + tonumber(count or 0)
end
if redis.call('EXISTS', KEYS[4]) == 1 or today >= tonumber(ARGV[6]) then
  return { 'day', tonumber(ARGV[10]) }
end
if ARGV[3] ~= '' and tonumber(redis.call('HGET', KEYS[2], ARGV[3]) or 0) >= tonumber(ARGV[7]) then
  return { 'client', tonumber(ARGV[10]) }
end

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - minuteMs)
local at = now + math.max(0, redis.call('PTTL', KEYS[3]))
local function newest(nth)
  return tonumber(redis.call('ZREVRANGE', KEYS[1], nth - 1, nth - 1, 'WITHSCORES')[2])
end
local ahead = newest(tonumber(ARGV[4]))
if ahead then
  at = math.max(at, ahead + tonumber(ARGV[8]))
end
local inTheWay = newest(tonumber(ARGV[5]))
if inTheWay and inTheWay > at - minuteMs then
  return { 'minute', inTheWay + minuteMs - now }
end
if at - now > tonumber(ARGV[9]) then
  return { 'second', at - now }
end

redis.call('ZADD', KEYS[1], at, ARGV[1])
redis.call('PEXPIRE', KEYS[1], at - now + minuteMs)
redis.call('HINCRBY', KEYS[2], ARGV[2], 1)
if ARGV[3] ~= '' then
  redis.call('HINCRBY', KEYS[2], ARGV[3], 1)
end
redis.call('PEXPIRE', KEYS[2], ARGV[10])
return { 'granted', at - now }
