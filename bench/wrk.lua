-- One line of figures for bench/load.py; with BENCH_PATHS (separated by spaces) the requests go to these in turn.
local paths = {}
for path in (os.getenv("BENCH_PATHS") or ""):gmatch("%S+") do table.insert(paths, path) end
local turn = 0

if #paths > 0 then
  request = function()
    turn = turn % #paths + 1
    return wrk.format("GET", paths[turn])
  end
end

done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("FIGURES %.1f %.3f %.3f %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, failed))
end
