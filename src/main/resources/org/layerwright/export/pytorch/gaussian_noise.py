class GaussianNoise(nn.Module):
    """Adds normal noise in training and does nothing otherwise."""

    def __init__(self, deviation):
        super().__init__()
        self.deviation = deviation

    def forward(self, x):
        return x + self.deviation * torch.randn_like(x) if self.training else x
