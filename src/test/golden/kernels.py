"""Writes the values of KernelGoldenTest, with PyTorch in double precision. Run: python kernels.py

Inputs are float(sin(1.7 i + 0.5 + seed)); seeds are 0 for x, 1, 2, … for the weights; gradients of the output are
cos(0.9 i). Of each array its first three values are printed, and the sum of value[i] * cos(i).
"""
import numpy as np
import torch
import torch.nn.functional as F


def wave(shape, seed):
    n = int(np.prod(shape))
    return torch.tensor(np.sin(1.7 * np.arange(n) + 0.5 + seed).astype(np.float32).astype(np.float64)).reshape(shape)


def show(name, tensor):
    v = tensor.detach().reshape(-1).numpy()
    total = float((v * np.cos(np.arange(v.size))).sum())
    print('%s %s' % (name, ' '.join('%.9g' % t for t in list(v[:3]) + [total])))


def run(name, x, weights, function):
    x.requires_grad_()
    for w in weights:
        w.requires_grad_()
    y = function(x, *weights)
    dy = torch.tensor(np.cos(0.9 * np.arange(y.numel())).astype(np.float32).astype(np.float64)).reshape(y.shape)
    y.backward(dy)
    show(name + ' y', y)
    show(name + ' dx', x.grad)
    for i, w in enumerate(weights):
        show('%s dw%d' % (name, i), w.grad)


def nchw(x):
    return x.permute(0, 3, 1, 2)


def nhwc(x):
    return x.permute(0, 2, 3, 1)


def depthwise(stride, dilation, pad):
    def function(x, w, b):
        kh, kw, c, m = w.shape
        return nhwc(F.conv2d(nchw(x), w.permute(2, 3, 0, 1).reshape(c * m, 1, kh, kw), b, stride, pad, dilation, c))
    return function


def conv(x, w, b):
    return nhwc(F.conv2d(nchw(x), w.permute(3, 2, 0, 1), b, 2, 1))


def resize(mode):
    corners = {'align_corners': False} if mode == 'bilinear' else {}
    return lambda x: nhwc(F.interpolate(nchw(x), scale_factor=(2.0, 3.0), mode=mode, **corners))


image = (2, 4, 5, 3)
run('depthwise', wave(image, 0), [wave((3, 3, 3, 2), 1), wave((6,), 2)], depthwise(2, 1, 1))
run('dilated', wave(image, 0), [wave((2, 2, 3, 1), 1), wave((3,), 2)], depthwise(1, 2, 1))
run('conv', wave(image, 0), [wave((3, 3, 3, 4), 1), wave((4,), 2)], conv)
run('gemm', wave((3, 5), 0), [wave((5, 4), 1), wave((4,), 2)], lambda x, w, b: x @ w + b)
run('nearest', wave(image, 0), [], resize('nearest'))
run('bilinear', wave(image, 0), [], resize('bilinear'))
run('layernorm', wave(image, 0), [wave((3,), 1), wave((3,), 2)], lambda x, g, b: F.layer_norm(x, (3,), g, b, 1e-3))
run('batchnorm', wave(image, 0), [wave((3,), 1), wave((3,), 2)],
    lambda x, g, b: nhwc(F.batch_norm(nchw(x), None, None, g, b, True, 0.1, 1e-3)))
x = wave(image, 0)
variance, mean = torch.var_mean(x, (0, 1, 2), unbiased=False)
show('batchnorm mean', 0.9 * wave((3,), 3) + 0.1 * mean)
show('batchnorm variance', 0.9 * wave((3,), 4) + 0.1 * variance)
for name, function in [('relu', F.relu), ('leaky', lambda x: F.leaky_relu(x, 0.1)), ('elu', lambda x: F.elu(x, 0.7)),
                       ('gelu', F.gelu), ('silu', F.silu), ('softplus', F.softplus), ('sigmoid', torch.sigmoid),
                       ('tanh', torch.tanh), ('softmax', lambda x: F.softmax(x, -1)),
                       ('gap', lambda x: x.mean((1, 2))), ('gmp', lambda x: x.amax((1, 2))),
                       ('pad', lambda x: F.pad(x, (0, 0, 2, 1, 1, 3))),
                       ('max', lambda x: nhwc(F.max_pool2d(nchw(x), 2))),
                       ('average', lambda x: nhwc(F.avg_pool2d(nchw(x), 2)))]:
    run(name, wave(image, 0), [], function)
