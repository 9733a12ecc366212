def depthwise_kernel(array):
    """(height, width, channels, multiplier) to PyTorch's (channels * multiplier, 1, height, width)."""
    height, width, channels, multiplier = array.shape
    return torch.tensor(array.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width))
