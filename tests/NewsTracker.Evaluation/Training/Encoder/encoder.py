"""The large encoder, which teaches the one in use, and what rates states by it: six layers of MiniLM (Wang et al. 2020), and one hidden layer on what they make of a state's name and sentence."""
import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as functional
from onnx import numpy_helper

TOPICS = ["withdrawal", "accession", "support", "production", "stockpiling", "use", "transfer", "clearance"]
STANCES = ["rules_out", "considers", "intends", "formalises", "in_effect"]
LABELS = len(TOPICS) * (1 + len(STANCES))

WIDTH, HEADS, INNER, LAYERS, PIECES, PLACES = 384, 12, 1536, 6, 30522, 512
KINDS, KIND_WIDTH, UNITS = 11, 32, 256
DROPPED, HEAD_DROPPED = 0.1, 0.2


class Layer(nn.Module):
    """Attention, then two dense layers, each added to what came in (Vaswani et al. 2017)."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.attended = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attended, self.norm_outer = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, x, hidden):
        windows, length, _ = x.shape
        split = lambda y: y.view(windows, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        weights = (torch.matmul(split(self.query(x)), split(self.key(x)).transpose(2, 3)) * (WIDTH // HEADS) ** -0.5 + hidden).softmax(-1)
        attended = torch.matmul(weights, split(self.value(x))).transpose(1, 2).reshape(windows, length, WIDTH)
        x = self.norm_attended((x + functional.dropout(self.attended(attended), DROPPED, self.training)).float())
        return self.norm_outer((x + functional.dropout(self.outer(functional.gelu(self.inner(x))), DROPPED, self.training)).float())


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.places, self.segments = nn.Embedding(PIECES, WIDTH), nn.Embedding(PLACES, WIDTH), nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces, hidden):
        x = self.norm(self.words(pieces) + self.places.weight[:pieces.shape[1]] + self.segments.weight[0])
        x = functional.dropout(x, DROPPED, self.training)
        for layer in self.layers:
            x = layer(x, hidden)
        return x


class Rater(nn.Module):
    """Log odds of topics and weights of stances of each state in a sentence."""

    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.kind, self.units, self.labels = nn.Embedding(KINDS, KIND_WIDTH), nn.Linear(3 * WIDTH + KIND_WIDTH, UNITS), nn.Linear(UNITS, LABELS)
        with torch.no_grad():
            self.labels.bias.zero_()
            self.labels.bias[:len(TOPICS)] = -3

    def forward(self, pieces, mask, rated):
        """Rated: of each state its window, its number, where its name and its sentence begin and end, and its kind."""
        x = self.encoder(pieces, (1 - mask.float())[:, None, None, :] * -1e4).float()
        sums = torch.cat((torch.zeros(x.shape[0], 1, WIDTH), x.cumsum(1)), 1)
        window = rated[:, 0]
        mean = lambda first, end: (sums[window, end] - sums[window, first]) / (end - first).unsqueeze(1).float()
        seen = torch.cat((mean(rated[:, 2], rated[:, 3]), mean(rated[:, 4], rated[:, 5]), x[window, rated[:, 2]], self.kind(rated[:, 6])), 1)
        units = torch.relu(self.units(functional.dropout(seen, HEAD_DROPPED, self.training)))
        return self.labels(functional.dropout(units, HEAD_DROPPED, self.training))


def load_base(encoder, path):
    """The weights of all-MiniLM-L6-v2 as ONNX; its matrices have no names, so they are taken in the order in which they are used."""
    model = onnx.load(path)
    tensors = {tensor.name: torch.tensor(np.array(numpy_helper.to_array(tensor))) for tensor in model.graph.initializer}
    shapes = {(WIDTH, WIDTH), (WIDTH, INNER), (INNER, WIDTH)}
    matrices = iter([name for node in model.graph.node if node.op_type == "MatMul" for name in node.input if name in tensors and tuple(tensors[name].shape) in shapes])
    with torch.no_grad():
        for weight, name in ((encoder.words.weight, "word_embeddings.weight"), (encoder.places.weight, "position_embeddings.weight"), (encoder.segments.weight, "token_type_embeddings.weight"), (encoder.norm.weight, "LayerNorm.weight"), (encoder.norm.bias, "LayerNorm.bias")):
            weight.copy_(tensors["embeddings." + name])
        for number, layer in enumerate(encoder.layers):
            own = f"encoder.layer.{number}."
            for dense, name in ((layer.query, "attention.self.query"), (layer.key, "attention.self.key"), (layer.value, "attention.self.value"), (layer.attended, "attention.output.dense"), (layer.inner, "intermediate.dense"), (layer.outer, "output.dense")):
                dense.weight.copy_(tensors[next(matrices)].t())
                dense.bias.copy_(tensors[own + name + ".bias"])
            for norm, name in ((layer.norm_attended, "attention.output.LayerNorm"), (layer.norm_outer, "output.LayerNorm")):
                norm.weight.copy_(tensors[own + name + ".weight"])
                norm.bias.copy_(tensors[own + name + ".bias"])
