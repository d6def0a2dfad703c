"""Teaches the small encoder what the large one said of windows. Docs: docs/adr/0029-a-smaller-encoder-taught-by-the-first.md.

    learn.py --read FOLDER --words NET.pt --out PUPIL.pt [--minutes 72]      beginning with the words of another
    learn.py --read FOLDER --from PUPIL.pt --rate 3e-4 --out PUPIL.pt --minutes 6   to go on gently

FOLDER is what `teach.py` writes. Needs PyTorch and onnx; one core that multiplies bfloat16 reads some 110 windows a second.
"""
import argparse
import glob
import os
import pickle
import random
import time

import numpy as np
import torch

from pupil import Pupil, loss_of
from windows import batch_of

BATCH, LEAST, RATE = 64, 900, 2e-3


class Readings:
    """What has been written so far."""

    def __init__(self, folder):
        self.folder, self.files, self.windows = folder, set(), []

    def look(self):
        for name in sorted(set(glob.glob(os.path.join(self.folder, "*.pkl"))) - self.files):
            self.files.add(name)
            with open(name, "rb") as file:
                self.windows += pickle.load(file)

    def batches(self):
        """Eight, each of windows of like length."""
        drawn = sorted(random.sample(self.windows, min(len(self.windows), 8 * BATCH)), key=lambda window: len(window[0]))
        return [drawn[start:start + BATCH] for start in range(0, len(drawn), BATCH)]


def rate_at(done):
    return 1 if done < 0.3 else max(0.01, 1 - (done - 0.3) / 0.7)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--read", required=True)
    parser.add_argument("--words")
    parser.add_argument("--from", dest="start")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=72)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    if not (arguments.start or arguments.words):
        parser.error("--words to begin anew, or --from to go on")
    random.seed(3), torch.manual_seed(3), torch.set_num_threads(arguments.threads)
    pupil = Pupil()
    if arguments.start:
        pupil.load_state_dict(torch.load(arguments.start))
    else:
        weights = torch.load(arguments.words)
        pupil.start(next(weights[name] for name in weights if name.endswith("words.weight")))
    words, rest = [pupil.words.weight], [weights for name, weights in pupil.named_parameters() if name != "words.weight"]
    optimiser = torch.optim.AdamW([dict(params=words, weight_decay=0), dict(params=rest, weight_decay=0.01)], betas=(0.9, 0.98))
    readings = Readings(arguments.read)
    while len(readings.windows) < LEAST:
        readings.look()
        time.sleep(1)
    mean = {name: weights.detach().clone() for name, weights in pupil.state_dict().items()}
    step, began, lost = 0, time.time(), []
    while (done := (time.time() - began) / (arguments.minutes * 60)) < 1:
        readings.look()
        for batch in readings.batches():
            rate = arguments.rate * min(1, (step + 1) / 200) * rate_at(done)
            optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = rate / 2, rate
            pieces, mask, rated = batch_of([(own.astype(np.int64), states) for own, states, _ in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                odds = pupil(pieces, mask, rated)
            loss = loss_of(odds.float(), torch.from_numpy(np.concatenate([said for _, _, said in batch]).astype(np.float32)))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(rest, 1.0)
            optimiser.step()
            step, lost = step + 1, lost + [loss.item()]
            if step % 4 == 0:
                # What is kept is the mean of the last thousand steps or so; of the last fifty before there are so many.
                share = 1 - (0.999 if step > 1000 else 0.98) ** 4
                with torch.no_grad():
                    for name, weights in pupil.state_dict().items():
                        mean[name].lerp_(weights, share)
            if step % 200 == 0:
                print(step, len(readings.windows), round(float(np.mean(lost[-200:])), 3), round(time.time() - began), flush=True)
                torch.save(mean, arguments.out)
    torch.save(mean, arguments.out)


if __name__ == "__main__":
    main()
