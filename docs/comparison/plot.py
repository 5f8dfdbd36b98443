"""Draws compress.csv with matplotlib as it comes: python3 plot.py writes matplotlib.png."""
import csv

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

with open("compress.csv") as file:
    rows = list(csv.DictReader(file))
for strategy in dict.fromkeys(row["strategy"] for row in rows):
    points = [row for row in rows if row["strategy"] == strategy]
    workers = [int(row["workers"]) for row in points]
    medians = [float(row["median"]) for row in points]
    plt.plot(workers, medians, label=strategy)
plt.title("compress, high load")
plt.xlabel("workers")
plt.ylabel("time (s)")
plt.legend()
plt.savefig("matplotlib.png")
