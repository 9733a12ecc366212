"""Stands in for the module of this name where it is not installed: it asks ONNX Runtime for Java in another process."""
import json
import os
import subprocess
from types import SimpleNamespace

import numpy as np


class InferenceSession:
    def __init__(self, model, providers=None):
        self.model = model
        self.facts = json.loads(self.ask("facts", b""))

    def ask(self, what, values):
        command = json.loads(os.environ["ONNX_BRIDGE"]) + [what, self.model]
        return subprocess.run(command, input=values, stdout=subprocess.PIPE, check=True).stdout

    def get_modelmeta(self):
        return SimpleNamespace(custom_metadata_map=self.facts["metadata"])

    def get_inputs(self):
        return [SimpleNamespace(name="input", type=self.facts["type"], shape=[None] + self.facts["shape"])]

    def run(self, outputs, feeds):
        (values,) = feeds.values()
        assert values.dtype == (np.uint8 if "uint8" in self.facts["type"] else np.float32), values.dtype
        return [np.frombuffer(self.ask("run", values.tobytes()), "<f4").reshape(len(values), -1)]
