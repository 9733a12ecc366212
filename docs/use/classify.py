"""Classifies pictures with an ONNX file that Layerwright wrote. It needs onnxruntime, numpy and pillow:

    python classify.py digits.onnx picture.png ...

Everything else stands in the file: the size of the input, how to prepare the pixels, and the names of the classes.
"""
import json
import sys

import numpy as np
import onnxruntime
from PIL import Image


def read(path, height, width, channels):
    picture = Image.open(path).convert("L" if channels == 1 else "RGB").resize((width, height))
    return np.asarray(picture, dtype=np.uint8).reshape(1, height, width, channels)


def prepare(pixels, notes):
    values = pixels.astype(np.float32) / 255
    if "standardization" in notes:
        numbers = json.loads(notes["standardization"])
        values = (values - np.array(numbers["mean"])) / np.array(numbers["deviation"])
    return values.astype(np.float32)


session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
notes = session.get_modelmeta().custom_metadata_map
classes = json.loads(notes["classes"])["classNames"]
entry = session.get_inputs()[0]
for path in sys.argv[2:]:
    pixels = read(path, *entry.shape[1:])
    takes_bytes = entry.type == "tensor(uint8)"  # exported with “raw data in, probabilities out”
    answer = session.run(None, {entry.name: pixels if takes_bytes else prepare(pixels, notes)})[0][0]
    if len(answer) == 1:  # one number for two classes: the probability of the second
        answer = np.array([1 - answer[0], answer[0]])
    best = int(np.argmax(answer))
    print(f"{path}: {classes[best]} ({answer[best]:.3f})")
