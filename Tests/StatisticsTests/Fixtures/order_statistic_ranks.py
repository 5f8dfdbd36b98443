"""Writes order_statistic_ranks.csv: the ranks and their coverage in exact integers."""
from fractions import Fraction

COUNTS = [61, 62, 100, 101, 500, 1000, 1001, 9999, 10000, 65536, 100000, 1000000]
CONFIDENCES = ["0.95", "0.99", "0.5"]


def ranks(count, confidence):
    limit = (1 - Fraction(confidence)) / 2 * 2**count
    ways, below, rank = 1, 0, 0
    while below + ways <= limit:
        below += ways
        rank += 1
        ways = ways * (count - rank + 1) // rank
    return rank, count - rank + 1, float(1 - Fraction(2 * below, 2**count))


with open("order_statistic_ranks.csv", "w") as file:
    print("count,confidence,lower,upper,coverage", file=file)
    for count in COUNTS:
        for confidence in CONFIDENCES if count < 1000000 else ["0.95"]:
            print(count, confidence, *ranks(count, confidence), sep=",", file=file)
