"""Teaches the encoder topics and stances of states. Docs: docs/adr/0028-a-language-encoder-beside-the-scorer.md.

    train.py --base BASE.onnx --names NAMES.json --lessons FILE.jsonl[,FILE.jsonl...] --out NET.pt [--epochs 4]
    train.py --from NET.pt --rate 4e-5 ... to go on gently

BASE.onnx is all-MiniLM-L6-v2 (Apache 2.0), lessons and names are written by `NewsTracker.Evaluation encoder-lessons`; a
file named twice counts twice. Needs PyTorch and onnx; on two cores that multiply bfloat16 it takes half an hour.
"""
import argparse
import json
import random
import time

import numpy as np
import torch
import torch.nn.functional as functional

from encoder import STANCES, TOPICS, Rater, load_base

WINDOW_TOKENS = 6000
RATE, HEAD_RATE = 1.2e-4, 1e-3


def labels_of(lesson):
    """Topics told (1), not told (0), borderline (-1) of each state, and how far each stance is right."""
    told = np.zeros((len(lesson["states"]), len(TOPICS)), dtype=np.int64)
    shares = np.zeros((len(lesson["states"]), len(TOPICS), len(STANCES)), dtype=np.float32)
    for label in lesson["labels"]:
        if label["iso3"] not in lesson["states"]:
            continue
        state, topic = lesson["states"].index(label["iso3"]), TOPICS.index(label["topic"])
        if told[state, topic]:
            continue
        told[state, topic] = -1 if label["optional"] else 1
        if not label["optional"]:
            also = label["alsoAccept"]
            for stance in also:
                shares[state, topic, STANCES.index(stance)] = 0.2 / len(also)
            shares[state, topic, STANCES.index(label["stance"])] = 0.8 if also else 1
    return told, shares


def read(paths):
    lessons = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for lesson in map(json.loads, lines):
                if lesson["windows"]:
                    lesson["told"], lesson["shares"] = labels_of(lesson)
                    lessons.append(lesson)
    return lessons


def batches(lessons):
    """Lessons of like length together, at most some thousand pieces at once."""
    order = random.sample(lessons, len(lessons))
    longest = lambda lesson: max(len(window["pieces"]) for window in lesson["windows"])
    made = []
    for start in range(0, len(order), 800):
        current, windows = [], 0
        for lesson in sorted(order[start:start + 800], key=lambda one: longest(one) + random.random() * 20):
            if current and (longest(lesson) * (windows + len(lesson["windows"])) > WINDOW_TOKENS or len(current) >= 40):
                made.append(current)
                current, windows = [], 0
            current.append(lesson)
            windows += len(lesson["windows"])
        made.append(current)
    random.shuffle(made)
    return made


def tensors(batch, names):
    """Pieces, mask, and of each state in a sentence: window, state in the batch, ranges, kind. States get names by lot."""
    windows, rated, base = [], [], 0
    for lesson in batch:
        called = random.sample(names, len(names))
        for window in lesson["windows"]:
            rated += [(len(windows), base + s["state"], s["nameFrom"], s["nameTo"], s["sentenceFrom"], s["sentenceTo"], s["kind"]) for s in window["states"]]
            windows.append([piece if piece >= 0 else called[(-piece - 1) % len(called)] for piece in window["pieces"]])
        base += len(lesson["states"])
    width = max(map(len, windows))
    pieces, mask = np.zeros((len(windows), width), dtype=np.int64), np.zeros((len(windows), width), dtype=np.int64)
    for row, window in enumerate(windows):
        pieces[row, :len(window)], mask[row, :len(window)] = window, 1
    return torch.from_numpy(pieces), torch.from_numpy(mask), torch.tensor(rated), base


def loss_of(odds, state, count, batch):
    """A label is given to an article: all sentences on a state together must come to it."""
    topics = odds[:, :len(TOPICS)]
    most = torch.full((count, len(TOPICS)), -1e9).scatter_reduce(0, state.unsqueeze(1).expand(-1, len(TOPICS)), topics.detach(), "amax")
    seen = (most[:, :1] > -1e8).float()
    summed = torch.zeros(count, len(TOPICS)).index_add(0, state, torch.exp(topics - most[state]))
    together = torch.where(seen.bool(), most + torch.log(summed.clamp(min=1e-30)), torch.zeros_like(most))
    told = torch.from_numpy(np.concatenate([lesson["told"] for lesson in batch]))
    shares = torch.from_numpy(np.concatenate([lesson["shares"] for lesson in batch]))
    of_topics = functional.binary_cross_entropy_with_logits(together, (told == 1).float(), reduction="none") * (told >= 0).float() * seen
    part = torch.exp(topics - together[state]).unsqueeze(2)
    stances = torch.zeros(count, len(TOPICS), len(STANCES)).index_add(0, state, odds[:, len(TOPICS):].view(-1, len(TOPICS), len(STANCES)) * part)
    of_stances = -(shares * functional.log_softmax(stances, 2)).sum(2) * (told == 1).float() * seen
    return (of_topics.sum() + of_stances.sum()) / 16


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base")
    parser.add_argument("--from", dest="start")
    parser.add_argument("--names", required=True)
    parser.add_argument("--lessons", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    random.seed(1), torch.manual_seed(1), torch.set_num_threads(arguments.threads)
    lessons = read(arguments.lessons.split(","))
    names = json.load(open(arguments.names, encoding="utf-8"))
    rater = Rater()
    if arguments.start:
        rater.load_state_dict(torch.load(arguments.start))
    else:
        load_base(rater.encoder, arguments.base)
    body = list(rater.encoder.parameters())
    head = [weights for name, weights in rater.named_parameters() if not name.startswith("encoder.")]
    rates = (arguments.rate, HEAD_RATE * arguments.rate / RATE)
    optimiser = torch.optim.AdamW([dict(params=body), dict(params=head)], weight_decay=0.01)
    epoch = batches(lessons)
    total, step, began, sums = int(arguments.epochs * len(epoch)), 0, time.time(), [0.0, 0]
    print(f"{len(lessons)} lessons, {total} steps", flush=True)
    while step < total:
        for batch in epoch:
            if step == total:
                break
            done = step / total
            for group, rate in zip(optimiser.param_groups, rates):
                group["lr"] = rate * max(0.01, done / 0.1 if done < 0.1 else (1 - done) / 0.9)
            pieces, mask, rated, count = tensors(batch, names)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                odds = rater(pieces, mask, rated)
            loss = loss_of(odds.float(), rated[:, 1], count, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(rater.parameters(), 1.0)
            optimiser.step()
            step, sums = step + 1, [sums[0] + loss.item() * 16, sums[1] + len(batch)]
            if step % 50 == 0:
                print(step, round(sums[0] / sums[1], 3), round(time.time() - began), flush=True)
                sums = [0.0, 0]
        epoch = batches(lessons)
    torch.save(rater.state_dict(), arguments.out)


if __name__ == "__main__":
    main()
