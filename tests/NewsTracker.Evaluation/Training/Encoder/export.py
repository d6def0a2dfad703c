"""Writes the small encoder for ONNX Runtime, its matrices but the last in whole numbers of seven bits (a scale a column), its words and what the matrices are given of eight, so that processors with and without instructions for them come to the same sums.

    export.py PUPIL.pt LESSONS.jsonl NAMES.json position-encoder.onnx

The graph is written by hand: what is made whole numbers once serves all pieces that look at it, what one matrix gives the next stays whole, and keys and values are told once for all looks. How large values grow is seen in windows of the lessons.
"""
import json
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from encoder import KINDS, LABELS
from pupil import HEADS, KEY, SEEN, WIDTH, Pupil
from windows import Window, batch_of, free_names, read_lessons, with_names

STEPS_OF_WEIGHT, STEPS_OF_VALUE = 63, 255
SEEN_WINDOWS = 512


class Range:
    """Values from least to most as whole numbers of eight bits; zero is one of them. Where none is seen below zero, as behind a rectifier, what is below becomes zero."""

    def __init__(self):
        self.least = self.most = 0.0

    def see(self, values):
        self.least, self.most = min(self.least, values.min().item()), max(self.most, values.max().item())

    @property
    def scale(self):
        return np.float32((self.most - self.least) / STEPS_OF_VALUE)

    @property
    def zero(self):
        return np.uint8(round(-self.least / self.scale))


def ranges_of(pupil, windows):
    """Of what each matrix is given, and of what each layer adds."""
    ranges = {dense: Range() for dense in pupil.modules() if isinstance(dense, torch.nn.Linear)}
    hooks = [dense.register_forward_pre_hook(lambda dense, given: ranges[dense].see(given[0])) for dense in ranges]
    added = {layer: Range() for layer in pupil.layers}
    hooks += [layer.mix.register_forward_hook(lambda _, given, result, layer=layer: added[layer].see(result)) for layer in added]
    for window in windows:
        pupil(*batch_of([window]))
    for hook in hooks:
        hook.remove()
    return ranges | added


class Graph:
    """Nodes and constants; what is added has the name of its output."""

    def __init__(self, ranges):
        self.nodes, self.constants, self.ranges = [], {}, ranges

    def constant(self, values):
        values = np.asarray(values, order="C")
        key = (values.tobytes(), values.dtype.str, values.shape)
        if key not in self.constants:
            self.constants[key] = numpy_helper.from_array(values, f"constant{len(self.constants)}")
        return self.constants[key].name

    def numbers(self, *values):
        return self.constant(np.array(values, dtype=np.int64))

    def add(self, operation, *inputs, outputs=1, **attributes):
        names = [f"{operation}{len(self.nodes)}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(operation, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def told(self, of):
        """How whole numbers that a matrix is given, or that a layer adds, are to be read."""
        return self.constant(self.ranges[of].scale), self.constant(self.ranges[of].zero)

    def whole(self, values, dense):
        return self.add("QuantizeLinear", values, *self.told(dense))

    def weighed(self, dense, factor=1.0):
        """Weights as whole numbers by input and output; by output their scale, their zero and the bias."""
        weights = dense.weight.numpy().T * np.float32(factor)
        bias = np.zeros(dense.out_features) if dense.bias is None else dense.bias.numpy() * factor
        scales = np.maximum(np.abs(weights).max(0) / STEPS_OF_WEIGHT, np.finfo(np.float32).tiny).astype(np.float32)
        return np.round(weights / scales).astype(np.int8), scales, np.zeros(len(scales), np.int8), np.round(bias / (scales * self.ranges[dense].scale)).astype(np.int32)

    def dense(self, whole, dense, factor=1.0, then=None):
        """Whole numbers where something is told of what comes then."""
        return self.add("QGemm", whole, *self.told(dense), *map(self.constant, self.weighed(dense, factor)), *(self.told(then) if then else ()), domain="com.microsoft")

    def norm(self, values, norm):
        return self.add("LayerNormalization", values, self.constant(norm.weight.numpy()), self.constant(norm.bias.numpy()), axis=-1, epsilon=norm.eps)


def words_of(graph, pupil):
    """The words as they are after being normalised, as whole numbers that the first layer is given."""
    told = graph.ranges[pupil.layers[0].near]
    words = np.round(pupil.norm(pupil.words.weight).numpy() / told.scale) + told.zero
    return graph.add("Gather", graph.constant(np.clip(words, 0, STEPS_OF_VALUE).astype(np.uint8)), "pieces", axis=0)


def near(graph, whole, layer, then):
    """Whole numbers that come then: what was there and what the layer adds. Its first matrix is a convolution over the pieces, which looks at neighbours where they lie."""
    weights, scales, zeros, bias = graph.weighed(layer.near)
    weights, reach = weights.reshape(SEEN, WIDTH, WIDTH).transpose(2, 1, 0), SEEN // 2 * layer.gap
    told = [*graph.told(layer.near), *map(graph.constant, (weights, scales, zeros)), *graph.told(layer.mix), graph.constant(bias)]
    rows = graph.add("Reshape", whole, graph.numbers(1, -1, WIDTH))
    between = graph.add("QLinearConv", rows, *told, domain="com.microsoft", channels_last=1, kernel_shape=[SEEN], dilations=[layer.gap], pads=[reach, reach], strides=[1], group=1)
    added = graph.dense(graph.add("Reshape", between, graph.numbers(-1, WIDTH)), layer.mix, then=layer)
    return graph.add("QLinearAdd", whole, *graph.told(layer.near), added, *graph.told(layer), *graph.told(then), domain="com.microsoft")


def split(graph, values, order):
    return graph.add("Transpose", graph.add("Reshape", values, graph.numbers(-1, HEADS, KEY)), perm=order)


def look(graph, states, keys, values, within, shape_of_weights, look):
    query = split(graph, graph.dense(graph.whole(states, look.query), look.query, factor=KEY ** -0.5), [1, 0, 2])
    liked = graph.add("Reshape", graph.add("MatMul", graph.constant(look.own.numpy().T), within), shape_of_weights)
    weights = graph.add("Softmax", graph.add("Add", graph.add("MatMul", query, keys), liked), axis=-1)
    attended = graph.add("Reshape", graph.add("Transpose", graph.add("MatMul", weights, values), perm=[1, 0, 2]), graph.numbers(-1, HEADS * KEY))
    states = graph.norm(graph.add("Add", states, graph.dense(graph.whole(attended, look.attended), look.attended)), look.norm_attended)
    between = graph.dense(graph.whole(states, look.inner), look.inner, then=look.outer)
    return graph.norm(graph.add("Add", states, graph.dense(between, look.outer)), look.norm_outer)


def written(pupil, ranges):
    """Pieces; ranges of them (1 within, 0 without) and the share of each piece of a range; of each state its name's and its sentence's range, the first piece of its name, its kind."""
    graph = Graph(ranges)
    whole, last = words_of(graph, pupil), pupil.key
    for layer, then in zip(pupil.layers, [*(layer.near for layer in pupil.layers[1:]), last]):
        whole = near(graph, whole, layer, then)
    scale, zero = graph.told(last)
    sums = graph.add("Cast", graph.add("MatMulInteger", "ranges", whole, graph.constant(np.uint8(0)), zero), to=TensorProto.FLOAT)
    means = graph.add("Mul", sums, graph.add("Mul", "shares", scale))
    rows = lambda values, numbers: graph.add("Gather", values, numbers, axis=0)
    firsts = graph.add("DequantizeLinear", rows(whole, "firsts"), scale, zero)
    seen = graph.add("Concat", rows(means, "names"), rows(means, "sentences"), firsts, rows(graph.constant(pupil.kind.weight.numpy()), "kinds"), axis=1)
    states = graph.norm(graph.dense(graph.whole(seen, pupil.ask), pupil.ask), pupil.norm_asked)
    own = [rows("ranges", numbers) for numbers in ("sentences", "names")]
    within = graph.add("Reshape", graph.add("Cast", graph.add("Concat", *own, axis=0), to=TensorProto.FLOAT), graph.numbers(2, -1))
    shape_of_weights = graph.add("Concat", graph.numbers(HEADS), graph.add("Shape", own[0]), axis=0)
    keys, values = split(graph, graph.dense(whole, pupil.key), [1, 2, 0]), split(graph, graph.dense(whole, pupil.value), [1, 0, 2])
    for one in pupil.looks:
        states = look(graph, states, keys, values, within, shape_of_weights, one)
    graph.nodes.append(helper.make_node("Gemm", [states, graph.constant(pupil.labels.weight.numpy().T), graph.constant(pupil.labels.bias.numpy())], ["odds"]))
    number = lambda name, *shape: helper.make_tensor_value_info(name, TensorProto.INT64, shape)
    real = lambda name, *shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    asked = [number("pieces", "pieces"), helper.make_tensor_value_info("ranges", TensorProto.UINT8, ("ranges", "pieces")), real("shares", "ranges", 1), *(number(name, "states") for name in ("names", "sentences", "firsts", "kinds"))]
    made = helper.make_graph(graph.nodes, "positions", asked, [real("odds", "states", LABELS)], list(graph.constants.values()))
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)], ir_version=8)


def main():
    source, lessons, names, target = sys.argv[1:5]
    torch.set_grad_enabled(False)
    pupil = Pupil().eval()
    pupil.load_state_dict(torch.load(source))
    assert pupil.kind.num_embeddings == KINDS
    with open(names, encoding="utf-8") as file:
        called = json.load(file)
    windows = [window for lesson in read_lessons([lessons]) for window in map(Window.of, lesson["windows"]) if window.states]
    asked = []
    for window in windows[::max(1, len(windows) // SEEN_WINDOWS)]:
        pieces, states = window.written(range(len(window.sentences)))
        asked.append((with_names(pieces, free_names(called, window.head)), states))
    onnx.save(written(pupil, ranges_of(pupil, asked)), target)


if __name__ == "__main__":
    main()
