def convolution_kernel(array):
    """(height, width, in, out) to PyTorch's (out, in, height, width)."""
    return torch.tensor(array.transpose(3, 2, 0, 1))
