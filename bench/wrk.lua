-- Asks the bodies of a file, one a line, over and over; at the end one line for the runner.
-- Arguments: the file, and the line to begin with, from 0. BENCH_PORTS: the ports of the servers, one a thread.
local requests = {}
local at = 0
local threads = 0
local ports = {}
for port in (os.getenv("BENCH_PORTS") or ""):gmatch("%d+") do
  ports[#ports + 1] = port
end

function setup(thread)
  threads = threads + 1
  thread:set("number", threads - 1)
  if #ports > 1 then
    thread.addr = wrk.lookup("127.0.0.1", ports[threads])[1]
  end
end

function init(arguments)
  wrk.method = "POST"
  wrk.headers["content-type"] = "application/json"
  for line in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format(nil, nil, nil, line)
  end
  -- Each thread begins elsewhere: together they ask what one would.
  at = tonumber(arguments[2]) + number * math.floor(#requests / 7)
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("RESULT %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(99), failed))
end
