-- Gives a tag a new soft id: entries with the old one become stale. A missing tag has no entries to soften.
-- KEYS[1] tag
-- ARGV[1] softId  the new one
-- ARGV[2] ttlMs   how long the tag lives, ms
-- Returns 1 when done, 0 when there is no such tag.
local ids = redis.call('GET', KEYS[1])
if not ids then
  return 0
end
local hard = string.match(ids, '^[^.]*')
redis.call('SET', KEYS[1], hard .. '.' .. ARGV[1], 'PX', ARGV[2])
return 1
