"""The encoder in use: two layers in which a piece sees six others near it, then each state of a sentence looks at the whole window, twice."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as functional

from encoder import KINDS, LABELS, PIECES, STANCES, TOPICS

WIDTH, GAPS, SEEN = 128, (1, 3), 7
HEADS, KEY, INNER, LOOKS = 4, 32, 512, 2
KIND_WIDTH, DROPPED, HEAD_DROPPED = 32, 0.05, 0.1


class Near(nn.Module):
    """What stands one, two and three gaps before and behind, and the piece itself. At first it adds nothing (Zhang et al. 2019), so that it needs no layer that normalises, which takes as long as a matrix."""

    def __init__(self, gap):
        super().__init__()
        self.gap, self.near, self.mix = gap, nn.Linear(SEEN * WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        nn.init.zeros_(self.mix.weight)
        nn.init.zeros_(self.mix.bias)

    def forward(self, x, mask):
        reach = SEEN // 2 * self.gap
        padded = functional.pad(x, (0, 0, reach, reach))
        near = torch.cat([padded[:, place * self.gap:place * self.gap + x.shape[1]] for place in range(SEEN)], 2)
        return (x + functional.dropout(self.mix(torch.relu(self.near(near))), DROPPED, self.training)).float() * mask


def split(values):
    return values.view(values.shape[0], -1, HEADS, KEY).transpose(1, 2)


class Look(nn.Module):
    """Attention of the states over the keys and values of the pieces of their window, with a liking for their own sentence and name that is learned."""

    def __init__(self):
        super().__init__()
        self.query, self.attended, self.inner, self.outer = nn.Linear(WIDTH, HEADS * KEY), nn.Linear(HEADS * KEY, WIDTH), nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.own = nn.Parameter(torch.randn(2, HEADS) * 0.5)
        self.norm_attended, self.norm_outer = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)

    def forward(self, states, key, value, within, hidden, spread, gather):
        windows = key.shape[0]
        query = split(spread(self.query(states).float()))
        liked = sum(one[:, None] * own.view(1, HEADS, 1, 1) for one, own in zip(within, self.own))
        weights = (torch.matmul(query, key.transpose(2, 3)) * KEY ** -0.5 + hidden + liked).float().softmax(-1)
        attended = gather(torch.matmul(weights, value).transpose(1, 2).reshape(windows, -1, HEADS * KEY))
        drop = lambda y: functional.dropout(y, DROPPED, self.training)
        states = self.norm_attended((states + drop(self.attended(attended))).float())
        return self.norm_outer((states + drop(self.outer(torch.relu(self.inner(states))))).float())


class Pupil(nn.Module):
    """Log odds of topics and weights of stances of each state in a sentence."""

    def __init__(self):
        super().__init__()
        self.words, self.norm = nn.Embedding(PIECES, WIDTH), nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Near(gap) for gap in GAPS)
        self.kind, self.ask, self.norm_asked = nn.Embedding(KINDS, KIND_WIDTH), nn.Linear(3 * WIDTH + KIND_WIDTH, WIDTH), nn.LayerNorm(WIDTH)
        self.key, self.value = nn.Linear(WIDTH, HEADS * KEY, bias=False), nn.Linear(WIDTH, HEADS * KEY)
        self.looks = nn.ModuleList(Look() for _ in range(LOOKS))
        self.labels = nn.Linear(WIDTH, LABELS)
        with torch.no_grad():
            self.labels.bias.zero_()
            self.labels.bias[:len(TOPICS)] = -3

    def start(self, words):
        """Words begin where another has them, in the directions in which they differ most."""
        words = words.numpy()
        words = words - words.mean(0)
        _, directions = np.linalg.eigh(words.T @ words)
        turned = words @ directions[:, ::-1][:, :WIDTH]
        with torch.no_grad():
            self.words.weight.copy_(torch.from_numpy(np.ascontiguousarray(turned / turned.std(), dtype=np.float32)))

    def forward(self, pieces, mask, rated):
        """Rated: of each state its window (in order), where its name and its sentence begin and end, and its kind."""
        x = functional.dropout(self.norm(self.words(pieces)), DROPPED, self.training) * mask.unsqueeze(2)
        for layer in self.layers:
            x = layer(x, mask.unsqueeze(2))
        window = rated[:, 0]
        counts = torch.bincount(window, minlength=x.shape[0])
        slot = torch.arange(len(rated)) - (counts.cumsum(0) - counts)[window]
        spread = lambda rows: rows.new_zeros(x.shape[0], int(counts.max()), rows.shape[1]).index_put((window, slot), rows)
        sums = torch.cat((torch.zeros(x.shape[0], 1, WIDTH), x.float().cumsum(1)), 1)
        mean = lambda first, end: (sums[window, end] - sums[window, first]) / (end - first).unsqueeze(1).float()
        seen = torch.cat((mean(rated[:, 1], rated[:, 2]), mean(rated[:, 3], rated[:, 4]), x[window, rated[:, 1]], self.kind(rated[:, 5])), 1)
        states = self.norm_asked(self.ask(seen).float())
        places = torch.arange(x.shape[1])
        within = [spread(((places >= rated[:, first:first + 1]) & (places < rated[:, first + 1:first + 2])).float()) for first in (3, 1)]
        hidden = (1 - mask)[:, None, None, :] * -1e4
        key, value = split(self.key(x)), split(self.value(x))
        for look in self.looks:
            states = look(states, key, value, within, hidden, spread, lambda rows: rows[window, slot])
        return self.labels(functional.dropout(states, HEAD_DROPPED, self.training)).float()


def loss_of(odds, said):
    """How far what is said of topics and, where there is one, of stances is from what the teacher said."""
    topics, told = odds[:, :len(TOPICS)], said[:, :len(TOPICS)]
    chance = torch.sigmoid(told)
    entropy = lambda of: functional.binary_cross_entropy_with_logits(of, chance, reduction="none")
    of_topics = 4 * (entropy(topics) - entropy(told)).sum(1) + 0.15 * functional.smooth_l1_loss(topics.clamp(-9, 9), told.clamp(-9, 9), reduction="none").sum(1)
    shares = lambda of: functional.log_softmax(of[:, len(TOPICS):].view(-1, len(TOPICS), len(STANCES)), 2)
    apart = functional.kl_div(shares(odds), shares(said), reduction="none", log_target=True).sum(2)
    return (of_topics + 2 * (apart * (chance + 0.02)).sum(1)).mean()
