-- Writes how a warm run has come further: only the holder of the runner's lease may. Of a run that is finished (it was
-- cancelled), only what was under way is written.
-- KEYS[1] lease of the runner
-- KEYS[2] run       a hash
-- KEYS[3] outcomes  a list
-- KEYS[4] queue     ids of the runs not finished, a list
-- ARGV[1] token     proves ownership of the lease
-- ARGV[2] id        of the run
-- ARGV[3] outcome   the next one; empty: none
-- ARGV[4] calls     upstream calls made since
-- ARGV[5] state     the new one; empty: it stays
-- ARGV[6] at        epoch ms
-- ARGV[7] plan      empty: it stays
-- ARGV[8] detail    empty: it stays
-- ARGV[9] ttlMs     how long the run is kept, ms
-- Returns the state afterwards; LOST when nothing was written.
local state = redis.call('HGET', KEYS[2], 'state')
if not state or redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 'LOST'
end
if ARGV[3] ~= '' then
  redis.call('RPUSH', KEYS[3], ARGV[3])
  redis.call('PEXPIRE', KEYS[3], ARGV[9])
end
redis.call('HINCRBY', KEYS[2], 'upstreamCalls', ARGV[4])
redis.call('PEXPIRE', KEYS[2], ARGV[9])
if state ~= 'QUEUED' and state ~= 'RUNNING' then
  return state
end
redis.call('HSETNX', KEYS[2], 'startedAt', ARGV[6])
if ARGV[7] ~= '' then
  redis.call('HSET', KEYS[2], 'plan', ARGV[7])
end
if ARGV[8] ~= '' then
  redis.call('HSET', KEYS[2], 'detail', ARGV[8])
end
if ARGV[5] == '' then
  return state
end
redis.call('HSET', KEYS[2], 'state', ARGV[5])
if ARGV[5] ~= 'QUEUED' and ARGV[5] ~= 'RUNNING' then
  redis.call('HSET', KEYS[2], 'finishedAt', ARGV[6])
  redis.call('LREM', KEYS[4], 0, ARGV[2])
end
return ARGV[5]
