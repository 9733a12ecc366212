def read_samples(path):
    """A table of numbers, one sample a line, or an array of samples that numpy.save wrote."""
    if path.suffix == ".npy":
        return np.load(path).reshape(-1, *INPUT_SHAPE)
    return np.loadtxt(path, delimiter=",", ndmin=2, dtype=np.float32)
