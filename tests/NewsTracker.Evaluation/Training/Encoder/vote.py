"""Weighs the scorer against the encoder: a logistic regression (by Newton's method) on what `NewsTracker.Evaluation encoder-votes` writes.

    vote.py VOTES.jsonl

Prints the weights and the offset of EncoderVote.
"""
import json
import sys

import numpy as np

ROUNDS, RIDGE = 30, 1e-3


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        votes = [json.loads(line) for line in lines]
    figures = np.array([[*vote["figures"], 1.0] for vote in votes])
    right = np.array([float(vote["isRight"]) for vote in votes])
    weights = np.zeros(figures.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-figures @ weights))
        slope = figures.T @ (chance - right) + RIDGE * weights
        curve = (figures * (chance * (1 - chance))[:, None]).T @ figures + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    print(len(votes), "readings;", "weights", *np.round(weights[:-1], 3), "offset", round(weights[-1], 3))


if __name__ == "__main__":
    main()
