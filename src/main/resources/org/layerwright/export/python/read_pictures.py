def read_samples(path):
    """One picture (this needs Pillow), or an array of samples that numpy.save wrote."""
    if path.suffix == ".npy":
        return np.load(path).reshape(-1, *INPUT_SHAPE)
    from PIL import Image

    height, width, channels = INPUT_SHAPE
    picture = Image.open(path).convert("L" if channels == 1 else "RGB").resize((width, height))
    return np.asarray(picture).reshape(1, *INPUT_SHAPE)
