"""Writes the ONNX files of this folder's `pytorch` with PyTorch's own exporters, and beside each what PyTorch computes.

Versions when they were written: torch 2.13.0, onnx 1.23.1, onnxscript 0.7.2. Usage: python make_pytorch.py FOLDER
"""
import json
import os
import sys
import warnings

import onnx
import torch
import torch.nn.functional as F
from torch import nn

warnings.filterwarnings("ignore")


class Digits(nn.Module):
    """Convolutions, a channels-first flatten, dense layers, log-softmax: the shape of PyTorch's MNIST example."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3)
        self.conv2 = nn.Conv2d(4, 6, 3, padding=1)
        self.drop = nn.Dropout(0.25)
        self.fc1 = nn.Linear(6 * 4 * 4, 12)
        self.fc2 = nn.Linear(12, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = self.drop(torch.flatten(x, 1))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x))), dim=1)


class View(nn.Module):
    """A flatten by `view`, which older exporters write with Shape, Gather and Concat; softmax at the end."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 3, 3, stride=2, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(3)
        self.fc = nn.Linear(3 * 4 * 3, 5)

    def forward(self, x):
        x = torch.tanh(self.norm(self.conv(x)))
        x = x.view(x.size(0), -1)
        return torch.softmax(self.fc(x), dim=1)


class Residual(nn.Module):
    """Two blocks with shortcuts, batch normalisation, strided pooling with padding, global pooling."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, padding=1, bias=False)
        self.stem_norm = nn.BatchNorm2d(4)
        self.pool = nn.MaxPool2d(3, stride=2, padding=1)
        self.a = nn.Conv2d(4, 6, 3, stride=2, padding=1, bias=False)
        self.a_norm = nn.BatchNorm2d(6)
        self.b = nn.Conv2d(6, 6, 3, padding=1, bias=False)
        self.b_norm = nn.BatchNorm2d(6)
        self.short = nn.Conv2d(4, 6, 1, stride=2, bias=False)
        self.short_norm = nn.BatchNorm2d(6)
        self.fc = nn.Linear(6, 3)

    def forward(self, x):
        x = self.pool(F.relu(self.stem_norm(self.stem(x))))
        y = F.relu(self.a_norm(self.a(x)))
        y = self.b_norm(self.b(y))
        x = F.relu(y + self.short_norm(self.short(x)))
        return self.fc(torch.flatten(F.adaptive_avg_pool2d(x, 1), 1))


class Branches(nn.Module):
    """Concatenation, depthwise and separable convolutions, many activations, mean over the image."""

    def __init__(self):
        super().__init__()
        self.left = nn.Conv2d(2, 4, 1)
        self.depth = nn.Conv2d(2, 4, 3, padding=1, groups=2, bias=False)
        self.point = nn.Conv2d(4, 5, 1)
        self.dilated = nn.Conv2d(9, 4, 3, padding=2, dilation=2)
        self.fc = nn.Linear(4, 6)
        self.norm = nn.LayerNorm(6)
        self.out = nn.Linear(6, 2)

    def forward(self, x):
        left = F.leaky_relu(self.left(x), 0.2)
        right = F.silu(self.point(self.depth(x)))
        x = torch.cat([left, right], dim=1)
        x = F.avg_pool2d(F.elu(self.dilated(x)), 3, stride=2, padding=1)
        x = F.gelu(x)
        x = x.mean(dim=(2, 3))
        return self.out(self.norm(F.softplus(self.fc(x))))


class Decoder(nn.Module):
    """From numbers to an image: unflatten channels first, upsampling, padding, sigmoid."""

    def __init__(self, bilinear):
        super().__init__()
        self.bilinear = bilinear
        self.fc = nn.Linear(5, 3 * 2 * 3)
        self.norm = nn.BatchNorm1d(3 * 2 * 3)
        self.conv = nn.Conv2d(3, 2, 3)

    def forward(self, x):
        x = F.relu(self.norm(self.fc(x))).view(-1, 3, 2, 3)
        if self.bilinear:
            x = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
        else:
            x = F.interpolate(x, scale_factor=2, mode="nearest")
        return torch.sigmoid(self.conv(F.pad(x, (1, 0, 2, 1))))


class Dense(nn.Module):
    """Only dense layers on an image, one without bias, and a single answer."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(), nn.Linear(2 * 3 * 4, 7, bias=False), nn.ReLU(), nn.Dropout(0.5), nn.Linear(7, 1), nn.Sigmoid()
        )

    def forward(self, x):
        return self.layers(x)


class Recurrent(nn.Module):
    """What Layerwright has no layer for."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, (3, 5))
        self.lstm = nn.LSTM(6, 4, batch_first=True)
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        x = torch.cos(self.conv(x)).mean(dim=3)
        return self.fc(torch.cumsum(self.lstm(x)[0][:, -1], dim=1))


CASES = [
    ("digits-9", Digits, (1, 10, 10), dict(opset=9)),
    ("digits-17-fixed", Digits, (1, 10, 10), dict(opset=17, fixed=True)),
    ("digits-dynamo", Digits, (1, 10, 10), dict(opset=18, dynamo=True)),
    ("digits-training-12", Digits, (1, 10, 10), dict(opset=12, keep=True)),
    ("view-11", View, (2, 8, 6), dict(opset=11)),
    ("view-dynamo-20", View, (2, 8, 6), dict(opset=20, dynamo=True)),
    ("residual-13", Residual, (3, 12, 12), dict(opset=13)),
    ("residual-bn-16", Residual, (3, 12, 12), dict(opset=16, keep=True)),
    ("residual-dynamo-21", Residual, (3, 12, 12), dict(opset=21, dynamo=True)),
    ("branches-10", Branches, (2, 6, 6), dict(opset=10)),
    ("branches-17", Branches, (2, 6, 6), dict(opset=17)),
    ("branches-dynamo-20", Branches, (2, 6, 6), dict(opset=20, dynamo=True)),
    ("decoder-nearest-11", lambda: Decoder(False), (5,), dict(opset=11)),
    ("decoder-bilinear-16", lambda: Decoder(True), (5,), dict(opset=16)),
    ("decoder-dynamo", lambda: Decoder(True), (5,), dict(opset=18, dynamo=True)),
    ("dense-9", Dense, (2, 3, 4), dict(opset=9)),
    ("dense-dynamo", Dense, (2, 3, 4), dict(opset=18, dynamo=True)),
    ("unreadable", Recurrent, (1, 8, 8), dict(opset=14)),
]


def settle(model):
    """Running statistics and scales as after some training, so that they count."""
    for module in model.modules():
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            module.running_mean.uniform_(-0.5, 0.5)
            module.running_var.uniform_(0.5, 1.5)
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.uniform_(-0.5, 0.5)


def write(folder, name, make, shape, opset, dynamo=False, fixed=False, keep=False):
    torch.manual_seed(7)
    model = make()
    settle(model)
    model.eval()
    samples = (torch.rand(3, *shape) * 1e6).round() / 1e6
    with torch.no_grad():
        expected = model(samples)
    path = os.path.join(folder, name + ".onnx")
    given = samples[:1] if fixed else samples
    options = dict(opset_version=opset, dynamo=dynamo)
    if dynamo:
        options.update(dynamic_shapes=({0: torch.export.Dim("batch")},), external_data=False)
    else:
        options.update(input_names=["image"], output_names=["scores"])
        if not fixed:
            options.update(dynamic_axes={"image": {0: "batch"}, "scores": {0: "batch"}})
        if keep:
            options.update(training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
    torch.onnx.export(model, (given,), path, **options)
    written = onnx.load(path)
    for node in written.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del written.graph.value_info[:]
    onnx.save(written, path)
    with open(os.path.join(folder, name + ".json"), "w") as out:
        json.dump(
            {
                "shape": list(shape),
                "input": [round(v, 6) for v in samples.flatten().tolist()],
                "output": expected.flatten().tolist(),
                "outputShape": list(expected.shape[1:]),
            },
            out,
        )
    print(name, sorted({node.op_type for node in written.graph.node}), os.path.getsize(path))


if __name__ == "__main__":
    for case in CASES:
        write(sys.argv[1], case[0], case[1], case[2], **case[3])
