"""Writes the files of this folder's `keras` with Keras 3, and beside each what Keras computes; the same networks also as
ONNX files by Keras' own export.

Versions when they were written: keras 3.15.1 on torch 2.13.0, h5py 3.16.0, onnx 1.23.1, onnxscript 0.7.2.
Usage: python make_keras.py FOLDER
"""
import json
import os
import sys
import warnings

os.environ["KERAS_BACKEND"] = "torch"
warnings.filterwarnings("ignore")

import keras
import numpy as np
import onnx
from keras import layers


def sequential():
    return keras.Sequential(
        [
            keras.Input((8, 6, 1)),
            layers.Rescaling(1 / 255),
            layers.Conv2D(4, 3, activation="relu"),
            layers.BatchNormalization(),
            layers.MaxPooling2D(),
            layers.Dropout(0.3),
            layers.Conv2D(5, 3, padding="same", use_bias=False),
            layers.LeakyReLU(negative_slope=0.3),
            layers.Flatten(),
            layers.Dense(7, activation="gelu"),
            layers.Dense(3, activation="softmax"),
        ],
        name="digits",
    )


def functional():
    inputs = keras.Input((9, 9, 3), name="image")
    x = layers.ZeroPadding2D(((1, 0), (2, 1)))(inputs)
    x = layers.Conv2D(4, 3, strides=2, padding="same")(x)
    x = layers.BatchNormalization(scale=False, epsilon=1e-4, momentum=0.9)(x)
    x = layers.Activation("silu")(x)
    left = layers.SeparableConv2D(4, 3, padding="same", depth_multiplier=2, activation="elu")(x)
    right = layers.DepthwiseConv2D(3, padding="same", use_bias=False)(x)
    x = layers.Add()([x, left, right])
    x = layers.Concatenate()([x, layers.Conv2D(2, 3, dilation_rate=2, padding="same")(x)])
    x = layers.AveragePooling2D(2, padding="same")(x)
    x = layers.UpSampling2D(2, interpolation="bilinear")(x)
    x = layers.LayerNormalization()(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(4, use_bias=False)(x)
    x = layers.ReLU()(x)
    outputs = layers.Dense(1, activation="sigmoid", name="answer")(x)
    return keras.Model(inputs, outputs, name="branches")


def shared():
    twice = layers.Dense(6, activation="tanh", name="twice")
    inputs = keras.Input((6,))
    x = twice(twice(inputs))
    x = layers.Reshape((1, 2, 3))(x)
    x = layers.UpSampling2D(2)(x)
    return keras.Model(inputs, layers.GlobalMaxPooling2D()(x), name="shared")


def unreadable():
    return keras.Sequential(
        [
            keras.Input((8, 6, 1)),
            layers.Conv2D(4, (3, 2)),
            layers.Conv2DTranspose(2, 3),
            layers.Conv2DTranspose(2, 3),
            layers.Lambda(lambda x: x * 2),
            layers.Flatten(),
            layers.Dense(3, activation="selu"),
        ]
    )


def settle(model):
    generator = np.random.default_rng(3)
    for layer in model.layers:
        weights = layer.get_weights()
        for i, weight in enumerate(weights):
            if weight.ndim == 1:
                weights[i] = generator.uniform(0.3, 1.2, weight.shape).astype("float32")
        layer.set_weights(weights)


def write(folder, make):
    keras.utils.set_random_seed(5)
    keras.backend.clear_session()
    model = make()
    settle(model)
    name = make.__name__
    model.save(os.path.join(folder, name + ".keras"))
    if make is unreadable:
        return
    shape = model.input_shape[1:]
    samples = np.random.default_rng(1).integers(0, 256, (3, *shape)) if make is sequential else np.random.default_rng(1).random((3, *shape))
    samples = np.round(samples, 6).astype("float32")
    expected = np.asarray(model(samples, training=False).detach())
    with open(os.path.join(folder, name + ".json"), "w") as out:
        json.dump(
            {
                "shape": list(shape),
                "input": [round(float(v), 6) for v in samples.flatten()],
                "output": [float(v) for v in expected.flatten()],
                "outputShape": list(expected.shape[1:]),
            },
            out,
        )
    if make is functional:
        return  # Its export fails within Keras (bilinear resizing of a size that it takes for open).
    path = os.path.join(folder, name + ".onnx")
    model.export(path, format="onnx", verbose=False)
    written = onnx.load(path)
    for node in written.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del written.graph.value_info[:]
    onnx.save(written, path)
    print(name, sorted({node.op_type for node in written.graph.node}), os.path.getsize(path))


if __name__ == "__main__":
    for make in (sequential, functional, shared, unreadable):
        write(sys.argv[1], make)
