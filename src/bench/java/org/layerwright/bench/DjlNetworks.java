package org.layerwright.bench;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.layerwright.engine.bench.BenchNetworks;

/** The networks of {@link BenchNetworks} made of DJL's blocks, without the last softmax. */
final class DjlNetworks {
    private static final Shape WINDOW = new Shape(2, 2);

    private DjlNetworks() {}

    static Block of(BenchNetworks network) {
        SequentialBlock block = switch (network) {
            case SEED -> seed();
            case MLP -> dense(dense(new SequentialBlock().add(Blocks.batchFlattenBlock()), 512), 256);
            case VGG -> vgg();
            case RESNET -> resnet();
            case SEPARABLE -> separable();
        };
        return block.add(Linear.builder().setUnits(BenchNetworks.CLASSES).build());
    }

    private static SequentialBlock seed() {
        SequentialBlock block = new SequentialBlock()
                .add(convolution(32, 3, 1, 0, 1, true))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(WINDOW, WINDOW))
                .add(convolution(64, 3, 1, 0, 1, true))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(WINDOW, WINDOW))
                .add(convolution(64, 3, 1, 0, 1, true))
                .add(Activation::relu)
                .add(Blocks.batchFlattenBlock());
        return dense(block, 64);
    }

    private static SequentialBlock vgg() {
        SequentialBlock block = new SequentialBlock();
        for (int filters = 32; filters <= 128; filters *= 2) {
            for (int i = 0; i < 2; i++) {
                block.add(convolution(filters, 3, 1, 1, 1, true)).add(Activation::relu);
            }
            block.add(Pool.maxPool2dBlock(WINDOW, WINDOW));
        }
        return dense(block.add(Blocks.batchFlattenBlock()), 128);
    }

    private static SequentialBlock resnet() {
        SequentialBlock block = new SequentialBlock()
                .add(convolution(16, 3, 1, 1, 1, false))
                .add(norm())
                .add(Activation::relu);
        for (int filters = 16; filters <= 64; filters *= 2) {
            int stride = filters == 16 ? 1 : 2;
            SequentialBlock path = new SequentialBlock()
                    .add(convolution(filters, 3, stride, 1, 1, false))
                    .add(norm())
                    .add(Activation::relu)
                    .add(convolution(filters, 3, 1, 1, 1, false))
                    .add(norm());
            Block shortcut = stride == 1
                    ? Blocks.identityBlock()
                    : new SequentialBlock()
                            .add(convolution(filters, 1, stride, 0, 1, false))
                            .add(norm());
            block.add(new ParallelBlock(
                            results -> new NDList(results.get(0)
                                    .singletonOrThrow()
                                    .add(results.get(1).singletonOrThrow())),
                            List.of(path, shortcut)))
                    .add(Activation::relu);
        }
        return block.add(Pool.globalAvgPool2dBlock());
    }

    private static SequentialBlock separable() {
        SequentialBlock block =
                new SequentialBlock().add(convolution(16, 3, 1, 1, 1, true)).add(Activation::relu);
        int channels = 16;
        for (int i = 1; i <= 3; i++) {
            int filters = i == 1 ? 32 : 64;
            block.add(convolution(channels, 3, i == 3 ? 1 : 2, 1, channels, false))
                    .add(convolution(filters, 1, 1, 0, 1, false))
                    .add(norm())
                    .add(Activation::relu);
            channels = filters;
        }
        return block.add(Pool.globalAvgPool2dBlock());
    }

    private static SequentialBlock dense(SequentialBlock block, int units) {
        return block.add(Linear.builder().setUnits(units).build()).add(Activation::relu);
    }

    private static Block convolution(int filters, int kernel, int stride, int padding, int groups, boolean bias) {
        return Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .setFilters(filters)
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optGroups(groups)
                .optBias(bias)
                .build();
    }

    private static Block norm() {
        return BatchNorm.builder().build();
    }
}
