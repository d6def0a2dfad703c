"""Windows of lessons, as they are and changed, for a teacher to read and a pupil to learn from what it said."""
import json

import numpy as np
import torch

BEGIN, END = 101, 102
LONGEST, MOST_STATES = 384, 40
LAST_SIGN = 1036
LIKE, LEAST_LIKE, MOST_LIKE = 8, 0.35, 0.2


class Window:
    """Pieces of the headline and of each sentence; of each state in a sentence: its name as (sentence, from, to) or None, its sentence, its kind."""

    def __init__(self, head, sentences, states):
        self.head, self.sentences, self.states = head, sentences, states

    @classmethod
    def of(cls, window):
        pieces = window["pieces"]
        ends = [place for place, piece in enumerate(pieces) if piece == END]
        ranges = [(first + 1, end) for first, end in zip(ends, ends[1:])]
        holds = lambda place: next((number for number, (first, end) in enumerate(ranges) if first <= place < end), None)
        states = []
        for state in window["states"]:
            sentence, named = holds(state["sentenceFrom"]), holds(state["nameFrom"])
            if sentence is not None:
                name = None if named is None else (named, state["nameFrom"] - ranges[named][0], state["nameTo"] - ranges[named][0])
                states.append((name, sentence, state["kind"]))
        return cls(pieces[1:ends[0]], [pieces[first:end] for first, end in ranges], states)

    def written(self, kept):
        """Pieces, and of each state its ranges and its kind, with the sentences that are kept, in their order."""
        pieces, places = [BEGIN, *self.head, END], {}
        for sentence in kept:
            if len(pieces) + len(self.sentences[sentence]) + 1 > LONGEST:
                break
            places[sentence] = len(pieces)
            pieces += [*self.sentences[sentence], END]
        states = []
        for name, sentence, *kind in self.states:
            if sentence in places:
                at = places[sentence]
                is_said = name is not None and places.get(name[0], LONGEST) <= at
                first, end = (places[name[0]] + name[1], places[name[0]] + name[2]) if is_said else (0, 1)
                states.append((first, end, at, at + len(self.sentences[sentence]), *kind))
        return pieces, states


def read_lessons(paths):
    lessons = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            lessons += [lesson for lesson in map(json.loads, lines) if lesson["windows"]]
    return lessons


def with_names(pieces, called):
    return [piece if piece >= 0 else called[(-piece - 1) % len(called)] for piece in pieces]


def free_names(names, head):
    """Whom the engine calls the states of a text: what the headline names lends no name."""
    return [name for name in names if name not in head]


def like_words(words, seen, names):
    """Of each piece of a word that was seen, those that the weights of the encoder have near it."""
    whole = [piece for piece in seen if piece > LAST_SIGN and piece not in names]
    directions = words / np.linalg.norm(words, axis=1, keepdims=True)
    found = {}
    for start in range(0, len(whole), 512):
        nearness = directions[whole[start:start + 512]] @ directions[whole].T
        for row, piece in zip(nearness, whole[start:start + 512]):
            near = [whole[column] for column in np.argsort(-row)[1:LIKE + 1] if row[column] > LEAST_LIKE]
            if near:
                found[piece] = near
    return found


def windows_of(lessons):
    return [window for lesson in lessons for window in map(Window.of, lesson["windows"]) if window.states]


class Changes:
    """Windows without end: as they stand, with sentences left out, mixed with those of another text, some words changed for like ones."""

    def __init__(self, kinds, names, like, chance):
        """Kinds: (share, windows), so that short sentences, of which there are many, do not crowd out texts."""
        self.kinds, self.shares = [windows for _, windows in kinds], [share for share, _ in kinds]
        self.names, self.like, self.chance = names, like, chance

    def pick(self):
        return self.chance.choice(self.chance.choices(self.kinds, self.shares)[0])

    def draw(self):
        chance = self.chance
        window = self.pick()
        kind = chance.random()
        if kind < 0.35:
            kept = list(range(len(window.sentences)))
        elif kind < 0.6:
            kept = self.some_of(range(len(window.sentences)), 0.3, 0.95)
        else:
            window, kept = self.mixed(window, self.pick())
        share = chance.uniform(0, MOST_LIKE) if chance.random() < 0.75 else 0
        changed = Window([] if chance.random() < 0.1 else self.changed(window.head, share), [self.changed(sentence, share) for sentence in window.sentences], window.states)
        pieces, states = changed.written(kept or [0])
        called = chance.sample(self.names, len(self.names)) if chance.random() < 0.5 else free_names(self.names, changed.head)
        return with_names(pieces, called), chance.sample(states, min(len(states), MOST_STATES))

    def some_of(self, numbers, least, most):
        share = self.chance.uniform(least, most)
        return [number for number in numbers if self.chance.random() < share]

    def changed(self, pieces, share):
        swap = lambda piece: self.chance.choice(self.like[piece]) if piece in self.like and self.chance.random() < share else piece
        return [swap(piece) for piece in pieces] if share else pieces

    def mixed(self, one, other):
        """Sentences of both, one after the other or in turns; states of the other get numbers by lot, so that some are the same."""
        chance, shift = self.chance, len(one.sentences)
        count = lambda window: 1 + max((-piece for sentence in window.sentences for piece in sentence if piece < 0), default=0)
        most = max(count(one), count(other)) + 1
        numbers = chance.sample(range(1, most + 1), most)
        renamed = [[piece if piece >= 0 else -numbers[(-piece - 1) % most] for piece in sentence] for sentence in other.sentences]
        states = [((name[0] + shift, *name[1:]) if name else None, sentence + shift, kind) for name, sentence, kind in other.states]
        own, others = self.some_of(range(shift), 0.3, 0.8), self.some_of(range(shift, shift + len(renamed)), 0.3, 0.8)
        order = chance.random()
        kept = own + others if order < 0.5 else others + own if order < 0.75 else []
        while not kept or len(kept) < len(own) + len(others):
            if not own and not others:
                break
            kept.append((own if own and (not others or chance.random() < 0.5) else others).pop(0))
        return Window(other.head if chance.random() < 0.3 else one.head, one.sentences + renamed, one.states + states), kept


class Courses:
    """Windows with a text of `courses.py`, alone or within another text. Who made it knows what it tells of the states in its list, which the teacher sees in half of them only."""

    UNTOLD, ACTS, SHARES, STANDS_APART = range(4)

    def __init__(self, lessons, others, names, changes, chance):
        self.courses = [course for course in map(self.of, lessons) if course]
        self.others, self.names, self.changes, self.chance = others, names, changes, chance

    @classmethod
    def of(cls, lesson):
        """Window, its topic, and of each of its states what is known of it."""
        label, window = lesson["labels"][0], Window.of(lesson["windows"][0])
        states = [state["state"] for state in lesson["windows"][0]["states"]]
        own = lesson["states"].index(label["iso3"]) if label["iso3"] in lesson["states"] else None
        listed = {}
        for state, (name, sentence, _) in zip(states, window.states):
            if state != own and name and name[0] == sentence:
                listed.setdefault(sentence, set()).add(state)
        at = max(listed, key=lambda sentence: len(listed[sentence]), default=None)
        acts = [state == own and at is not None and sentence < at for state, (_, sentence, _) in zip(states, window.states)]
        is_shared = len(lesson["labels"]) > 1
        # Who finds fault with a support may be for it as well.
        if not any(acts) or len(listed[at]) < 2 or (not is_shared and label["topic"] == "support"):
            return None
        of_list = cls.SHARES if is_shared else cls.STANDS_APART
        return window, label["topic"], [cls.ACTS if is_own else of_list if sentence == at and state in listed[at] else cls.UNTOLD for is_own, state, (_, sentence, _) in zip(acts, states, window.states)]

    def draw(self):
        """Pieces and states as `Changes.draw`; the topic; what is known of each state."""
        chance = self.chance
        window, topic, known = chance.choice(self.courses)
        kept = list(range(len(window.sentences)))
        if chance.random() < 0.55:
            window, known, kept = self.within(window, known, chance.choice(self.others))
        share = chance.uniform(0, MOST_LIKE) if chance.random() < 0.6 else 0
        changed = Window(self.changes.changed(window.head, share), [self.changes.changed(sentence, share) for sentence in window.sentences], window.states)
        told = [(*state, mark) for state, mark in zip(changed.states, known)]
        pieces, states = Window(changed.head, changed.sentences, told).written(kept)
        states = states[:MOST_STATES]
        return with_names(pieces, free_names(self.names, changed.head)), [state[:-1] for state in states], topic, [state[-1] for state in states]

    def within(self, course, known, other):
        """The sentences of the course in their order among some of another text, whose states are others."""
        chance, shift = self.chance, len(course.sentences)
        first = 1 + max(-piece for sentence in course.sentences for piece in sentence if piece < 0)
        renamed = [[piece if piece >= 0 else piece - first for piece in sentence] for sentence in other.sentences]
        states = [((name[0] + shift, *name[1:]) if name else None, sentence + shift, kind) for name, sentence, kind in other.states]
        others = self.changes.some_of(range(shift, shift + len(renamed)), 0.2, 0.8)[:14]
        at = chance.randint(0, len(others))
        whole = Window(other.head if chance.random() < 0.6 else course.head, course.sentences + renamed, course.states + states)
        return whole, known + [self.UNTOLD] * len(states), [*others[:at], *range(shift), *others[at:]]


def batch_of(windows):
    """Pieces, mask, and of each state in a sentence: window, where its name and its sentence begin and end, kind."""
    longest = max(len(pieces) for pieces, _ in windows)
    pieces, mask = np.zeros((len(windows), longest), dtype=np.int64), np.zeros((len(windows), longest), dtype=np.float32)
    rated = []
    for row, (own, states) in enumerate(windows):
        pieces[row, :len(own)], mask[row, :len(own)] = own, 1
        rated += [(row, *state) for state in states]
    return torch.from_numpy(pieces), torch.from_numpy(mask), torch.tensor(rated, dtype=torch.long).view(-1, 6)
