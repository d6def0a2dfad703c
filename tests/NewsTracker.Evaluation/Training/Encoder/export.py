"""Writes the small encoder for ONNX Runtime, its matrices but the last in whole numbers of seven bits (a scale a column) and its words of eight (a scale each), so that processors with and without instructions for them come to the same sums.

    export.py PUPIL.pt position-encoder.onnx

The graph is written by hand: what is made whole numbers once serves all pieces that look at it.
"""
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from encoder import KINDS, LABELS
from pupil import HEADS, KEY, SEEN, Pupil

STEPS_OF_WEIGHT, STEPS_OF_WORD = 63, 127
LAST = np.iinfo(np.int64).max


class Graph:
    """Nodes and constants; what is added has the name of its output."""

    def __init__(self):
        self.nodes, self.constants = [], {}

    def constant(self, values):
        values = np.ascontiguousarray(values)
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

    def whole(self, values):
        """Whole numbers of eight bits, their scale, and which of them is zero."""
        return self.add("DynamicQuantizeLinear", values, outputs=3)

    def dense(self, whole, dense, factor=1.0, relu=False):
        values, scale, zero = whole
        weights = dense.weight.numpy().T * np.float32(factor)
        scales = np.maximum(np.abs(weights).max(0) / STEPS_OF_WEIGHT, np.finfo(np.float32).tiny).astype(np.float32)
        product = self.add("MatMulInteger", values, self.constant(np.round(weights / scales).astype(np.int8)), zero)
        result = self.add("Mul", self.add("Cast", product, to=TensorProto.FLOAT), self.add("Mul", scale, self.constant(scales)))
        if dense.bias is not None:
            result = self.add("Add", result, self.constant(dense.bias.numpy() * np.float32(factor)))
        return self.add("Relu", result) if relu else result

    def norm(self, values, norm):
        return self.add("LayerNormalization", values, self.constant(norm.weight.numpy()), self.constant(norm.bias.numpy()), axis=-1, epsilon=norm.eps)


def words_of(graph, pupil):
    weights = pupil.words.weight.numpy()
    scales = np.maximum(np.abs(weights).max(1, keepdims=True) / STEPS_OF_WORD, np.finfo(np.float32).tiny).astype(np.float32)
    whole = graph.add("Gather", graph.constant(np.round(weights / scales).astype(np.int8)), "pieces", axis=0)
    return graph.norm(graph.add("Mul", graph.add("Cast", whole, to=TensorProto.FLOAT), graph.add("Gather", graph.constant(scales), "pieces", axis=0)), pupil.norm)


def near(graph, x, layer):
    values, scale, zero = graph.whole(x)
    gap, zeros = layer.gap, graph.numbers(0)
    padded = graph.add("Pad", values, graph.numbers(2 * gap, 0, 2 * gap, 0), zero)
    ends = [(place - SEEN + 1) * gap or LAST for place in range(SEEN)]
    seen = [graph.add("Slice", padded, graph.numbers(place * gap), graph.numbers(end), zeros) for place, end in enumerate(ends)]
    between = graph.dense((graph.add("Concat", *seen, axis=1), scale, zero), layer.near, relu=True)
    return graph.norm(graph.add("Add", x, graph.dense(graph.whole(between), layer.mix)), layer.norm)


def look(graph, states, whole, within, shape_of_weights, look):
    shape = graph.numbers(-1, HEADS, KEY)
    split = lambda values, order: graph.add("Transpose", graph.add("Reshape", values, shape), perm=order)
    query = split(graph.dense(graph.whole(states), look.query, KEY ** -0.5), [1, 0, 2])
    key, value = split(graph.dense(whole, look.key), [1, 2, 0]), split(graph.dense(whole, look.value), [1, 0, 2])
    liked = graph.add("Reshape", graph.add("MatMul", graph.constant(look.own.numpy().T), within), shape_of_weights)
    weights = graph.add("Softmax", graph.add("Add", graph.add("MatMul", query, key), liked), axis=-1)
    attended = graph.add("Reshape", graph.add("Transpose", graph.add("MatMul", weights, value), perm=[1, 0, 2]), graph.numbers(-1, HEADS * KEY))
    states = graph.norm(graph.add("Add", states, graph.dense(graph.whole(attended), look.attended)), look.norm_attended)
    between = graph.dense(graph.whole(states), look.inner, relu=True)
    return graph.norm(graph.add("Add", states, graph.dense(graph.whole(between), look.outer)), look.norm_outer)


def written(pupil):
    """Pieces; ranges of them (1 within, 0 without) and the share of each piece of a range; of each state its name's and its sentence's range, the first piece of its name, its kind."""
    graph = Graph()
    x = words_of(graph, pupil)
    for layer in pupil.layers:
        x = near(graph, x, layer)
    means = graph.add("Mul", graph.add("MatMul", "ranges", x), "shares")
    rows = lambda values, numbers: graph.add("Gather", values, numbers, axis=0)
    seen = graph.add("Concat", rows(means, "names"), rows(means, "sentences"), rows(x, "firsts"), rows(graph.constant(pupil.kind.weight.numpy()), "kinds"), axis=1)
    states = graph.norm(graph.dense(graph.whole(seen), pupil.ask), pupil.norm_asked)
    own = [rows("ranges", numbers) for numbers in ("sentences", "names")]
    within = graph.add("Reshape", graph.add("Concat", *own, axis=0), graph.numbers(2, -1))
    shape_of_weights = graph.add("Concat", graph.numbers(HEADS), graph.add("Shape", own[0]), axis=0)
    whole = graph.whole(x)
    for one in pupil.looks:
        states = look(graph, states, whole, within, shape_of_weights, one)
    graph.nodes.append(helper.make_node("Gemm", [states, graph.constant(pupil.labels.weight.numpy().T), graph.constant(pupil.labels.bias.numpy())], ["odds"]))
    number = lambda name, *shape: helper.make_tensor_value_info(name, TensorProto.INT64, shape)
    real = lambda name, *shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    asked = [number("pieces", "pieces"), real("ranges", "ranges", "pieces"), real("shares", "ranges", 1), *(number(name, "states") for name in ("names", "sentences", "firsts", "kinds"))]
    made = helper.make_graph(graph.nodes, "positions", asked, [real("odds", "states", LABELS)], list(graph.constants.values()))
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def main():
    source, target = sys.argv[1:3]
    torch.set_grad_enabled(False)
    pupil = Pupil()
    pupil.load_state_dict(torch.load(source))
    assert pupil.kind.num_embeddings == KINDS
    model = written(pupil)
    onnx.checker.check_model(model)
    onnx.save(model, target)


if __name__ == "__main__":
    main()
