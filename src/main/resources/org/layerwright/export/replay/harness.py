"""Runs an exported script on samples. Arguments: script, package, samples, results, extents of one sample."""

import importlib.util
import os
import sys
import time


def has(package):
    return importlib.util.find_spec(package) is not None


script, package, samples, results = sys.argv[1:5]
shape = [int(extent) for extent in sys.argv[5:]]
with open(script, "rb") as file:
    compile(file.read(), script, "exec")
if package == "keras" and "KERAS_BACKEND" not in os.environ:
    for backend in ("tensorflow", "jax", "torch"):
        if has(backend):
            os.environ["KERAS_BACKEND"] = backend
            break
backends = has("tensorflow") or has("jax") or has("torch")
if not has("numpy") or not has(package) or not backends:
    print("parsed")
    sys.exit(0)

import numpy as np

specification = importlib.util.spec_from_file_location("exported", script)
exported = importlib.util.module_from_spec(specification)
specification.loader.exec_module(exported)
network = exported.load()
data = np.fromfile(samples, dtype="<f4").reshape(-1, *shape)
begin = time.perf_counter()
values = exported.predict(network, data)
seconds = time.perf_counter() - begin
np.ascontiguousarray(values, dtype="<f4").tofile(results)
version = importlib.import_module(package).__version__
print(f"\nran {version} {seconds:.6f}")
