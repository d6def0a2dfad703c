"""Writes the encoder for ONNX Runtime, its large matrices in whole numbers of seven bits (a scale a column), so that processors with and without instructions for them come to the same sums.

    export.py NET.pt position-encoder.onnx
"""
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from encoder import KINDS, Rater, WindowRater

LARGE = 384
STEPS_OF_WEIGHT, STEPS_OF_WORD = 63, 127


def scaled(weights, axis, steps):
    scale = (np.abs(weights).max(axis, keepdims=True) / steps).astype(np.float32)
    scale[scale == 0] = 1
    return np.round(weights / scale).astype(np.int8), scale


def product(node, weights, bias, number):
    """A product of what comes in, made whole numbers as it comes, with weights that are."""
    own = f"whole{number}"
    whole, scale = scaled(weights, 0, STEPS_OF_WEIGHT)
    result = node.output[0] if bias is None else own + "_sum"
    nodes = [
        helper.make_node("DynamicQuantizeLinear", [node.input[0]], [own + "_in", own + "_in_scale", own + "_in_zero"]),
        helper.make_node("MatMulInteger", [own + "_in", own, own + "_in_zero"], [own + "_product"]),
        helper.make_node("Cast", [own + "_product"], [own + "_float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [own + "_in_scale", own + "_scale"], [own + "_both"]),
        helper.make_node("Mul", [own + "_float", own + "_both"], [result]),
    ]
    if bias is not None:
        nodes.append(helper.make_node("Add", [result, bias], [node.output[0]]))
    return nodes, [numpy_helper.from_array(np.ascontiguousarray(whole), own), numpy_helper.from_array(scale[0], own + "_scale")]


def words(node, weights):
    whole, scale = scaled(weights, 1, STEPS_OF_WORD)
    return [
        helper.make_node("Gather", ["words", node.input[1]], ["words_whole"], axis=0),
        helper.make_node("Cast", ["words_whole"], ["words_float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["word_scales", node.input[1]], ["words_scale"], axis=0),
        helper.make_node("Mul", ["words_float", "words_scale"], [node.output[0]]),
    ], [numpy_helper.from_array(whole, "words"), numpy_helper.from_array(scale, "word_scales")]


def quantise(model):
    graph = model.graph
    constants = {tensor.name: tensor for tensor in graph.initializer}
    nodes, added, replaced = [], [], set()
    for node in graph.node:
        large = [name for name in node.input if name in constants and max(constants[name].dims, default=0) >= LARGE and len(constants[name].dims) == 2]
        weights = numpy_helper.to_array(constants[large[0]]) if large else None
        if node.op_type == "Gather" and large and weights.shape[0] > 1000:
            made = words(node, weights)
        elif node.op_type == "MatMul" and large and large[0] == node.input[1]:
            made = product(node, weights, None, len(replaced))
        elif node.op_type == "Gemm" and large:
            turned = any(attribute.name == "transB" and attribute.i for attribute in node.attribute)
            made = product(node, weights.T if turned else weights, node.input[2], len(replaced))
        else:
            nodes.append(node)
            continue
        replaced.add(large[0])
        nodes += made[0]
        added += made[1]
    kept = [tensor for tensor in graph.initializer if tensor.name not in replaced] + added
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)


def main():
    source, target = sys.argv[1:3]
    rater = Rater()
    rater.load_state_dict(torch.load(source))
    example = (torch.zeros((1, 24), dtype=torch.long), *(torch.rand(3, 24) for _ in range(3)), torch.rand(3, KINDS))
    names = ["ids", "span", "first", "sentence", "kind"]
    axes = {"ids": {1: "pieces"}, "kind": {0: "states"}, "odds": {0: "states"}} | {name: {0: "states", 1: "pieces"} for name in names[1:4]}
    torch.onnx.export(WindowRater(rater).eval(), example, target, input_names=names, output_names=["odds"], opset_version=14, dynamic_axes=axes)
    model = onnx.load(target)
    quantise(model)
    onnx.checker.check_model(model)
    onnx.save(model, target)


if __name__ == "__main__":
    main()
