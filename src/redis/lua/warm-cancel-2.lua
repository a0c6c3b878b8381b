-- Finishes a warm run that is not finished, and takes it from the queue.
-- KEYS[1] run    a hash
-- KEYS[2] queue  ids of the runs not finished, a list
-- ARGV[1] id     of the run
-- ARGV[2] at     epoch ms
-- Returns 1 when it was cancelled, 0 when there was nothing to cancel.
redis.call('LREM', KEYS[2], 0, ARGV[1])
local state = redis.call('HGET', KEYS[1], 'state')
if state ~= 'QUEUED' and state ~= 'RUNNING' then
  return 0
end
redis.call('HSET', KEYS[1], 'state', 'CANCELLED', 'finishedAt', ARGV[2])
return 1
