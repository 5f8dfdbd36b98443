"""beside-hyperfine.py FOLDER: the table of what Benchmarks/beside-hyperfine measured.

Each value is a mean over all runs. Peak memory is the range over single runs, where a tool tells it
of each. The last column is all that a tool took, start and end included, per run: what a run costs
with it, whatever it counts as the run's own time.
"""

import glob
import json
import math
import os
import sqlite3
import statistics
import sys

folder = sys.argv[1]
names = ["burn", "true", "memory", "sleep"]
history = sqlite3.connect(os.path.join(folder, "history.sqlite"))


def of_perfdb(name):
    rows = history.execute(
        "SELECT wall_s, user_s, sys_s, max_rss_bytes FROM runs"
        " WHERE benchmark = ? AND outcome = 'ok' AND NOT warmup", (name,)).fetchall()
    return [list(column) for column in zip(*rows)]


def of_hyperfine(name):
    walls, users, systems, memory = [], [], [], []
    for file in sorted(glob.glob(os.path.join(folder, f"{name}-*.json"))):
        with open(file) as text:
            result = json.load(text)["results"][0]
        count = len(result["times"])
        walls += result["times"]
        # hyperfine keeps only the means of a call: each stands for all of its runs.
        users += [result["user"]] * count
        systems += [result["system"]] * count
        memory += result.get("memory_usage_byte", [])
    return [walls, users, systems, memory]


def spent(tool, name):
    total, runs = 0, 0
    with open(os.path.join(folder, "costs")) as lines:
        for line in lines:
            words = line.split()
            if words[:2] == [tool, name]:
                runs += int(words[2])
                total += int(words[3])
    return total / 1e6, runs


def megabytes(values):
    if not values:
        return "–"
    low, high = min(values) / 2**20, max(values) / 2**20
    return f"{low:.1f}–{high:.1f}"


print("command  tool         runs  wall, ms      ±  user, ms  sys, ms  peak, MiB    "
      "in all per run, ms")
for name in names:
    for tool, (walls, users, systems, memory) in [
            ("perfdb", of_perfdb(name)), ("hyperfine", of_hyperfine(name))]:
        total, runs = spent(tool, name)
        error = statistics.stdev(walls) / math.sqrt(len(walls)) if len(walls) > 1 else 0
        print(f"{name:8} {tool:10} {len(walls):6} {statistics.mean(walls) * 1e3:9.3f}"
              f" {error * 1e3:6.3f} {statistics.mean(users) * 1e3:9.3f}"
              f" {statistics.mean(systems) * 1e3:8.3f}  {megabytes(memory):12}"
              f" {total / runs:18.3f}")
print("±: standard error of the mean wall. In all: what the tool took from start to end.")
