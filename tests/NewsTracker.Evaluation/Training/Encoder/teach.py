"""Has the taught encoder read windows of the lessons, changed at random, for `learn.py`. Docs: docs/adr/0029-a-smaller-encoder-taught-by-the-first.md.

    teach.py --teacher NET.pt --names NAMES.json --lessons FILE.jsonl[:SHARE][,FILE.jsonl[:SHARE]...] --out FOLDER [--seed 1] [--windows 60000]
    teach.py ... --courses FILE.jsonl     windows with the texts of `courses.py` instead

Writes files of some 500 windows each, with the log odds and weights of each of their states. One process a core, each with a seed of its own; `learn.py` may read the folder while they write.
"""
import argparse
import json
import os
import pickle
import random

import numpy as np
import torch

from encoder import STANCES, TOPICS, Rater
from windows import Changes, Courses, batch_of, like_words, read_lessons, windows_of

FILE, BATCH, BATCH_PIECES = 512, 32, 6000
SURE_ENOUGH, SURELY_NOT = 2.5, -2.5


def readings(teacher, windows):
    """By length, so that little of a batch is padding."""
    at = 0
    while at < len(windows):
        longest = len(windows[min(at + BATCH, len(windows)) - 1][0])
        some = windows[at:at + max(1, min(BATCH, BATCH_PIECES // longest))]
        at += len(some)
        pieces, mask, rated = batch_of([window[:2] for window in some])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            odds = teacher(pieces, mask, torch.cat((rated[:, :1], rated), 1)).float().numpy()
        first = 0
        for own, states, *known in some:
            said = odds[first:first + len(states)]
            first += len(states)
            yield np.array(own, dtype=np.uint16), np.array(states, dtype=np.int16), (corrected(said, *known) if known else said).astype(np.float16)


def corrected(said, topic, known):
    """Who shares the course of another is given what the teacher says of that one; who stands apart, that it is not told."""
    topic, known = TOPICS.index(topic), np.array(known)
    shares = slice(len(TOPICS) + topic * len(STANCES), len(TOPICS) + (topic + 1) * len(STANCES))
    acts = np.flatnonzero(known == Courses.ACTS)
    if len(acts) == 0:
        return said
    surest, said = acts[said[acts, topic].argmax()], said.copy()
    if said[surest, topic] > 0:
        alike = known == Courses.SHARES
        said[alike, topic] = np.maximum(said[alike, topic], min(said[surest, topic], SURE_ENOUGH))
        said[alike, shares] = said[surest, shares]
    apart = known == Courses.STANDS_APART
    said[apart, topic] = np.minimum(said[apart, topic], SURELY_NOT)
    return said


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--names", required=True)
    parser.add_argument("--lessons", required=True)
    parser.add_argument("--courses")
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--windows", type=int, default=60_000)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    teacher = Rater()
    teacher.load_state_dict(torch.load(arguments.teacher))
    teacher.eval()
    names = json.load(open(arguments.names, encoding="utf-8"))
    kinds = [(float(share or 1), read_lessons([path])) for path, _, share in (one.partition(":") for one in arguments.lessons.split(","))]
    seen = {piece for _, lessons in kinds for lesson in lessons for window in lesson["windows"] for piece in window["pieces"] if piece >= 0}
    like = like_words(teacher.encoder.words.weight.detach().numpy(), sorted(seen), set(names))
    drawn = changes = Changes([(share, windows_of(lessons)) for share, lessons in kinds], names, like, random.Random(arguments.seed))
    if arguments.courses:
        drawn = Courses(read_lessons([arguments.courses]), [window for windows in changes.kinds for window in windows], names, changes, changes.chance)
    os.makedirs(arguments.out, exist_ok=True)
    written = 0
    while written < arguments.windows:
        windows = sorted((window for window in (drawn.draw() for _ in range(FILE)) if window[1]), key=lambda window: len(window[0]))
        name = os.path.join(arguments.out, f"{arguments.seed}-{written}")
        with open(name + ".part", "wb") as file:
            pickle.dump(list(readings(teacher, windows)), file)
        os.rename(name + ".part", name + ".pkl")
        written += len(windows)
        print(written, flush=True)


if __name__ == "__main__":
    main()
