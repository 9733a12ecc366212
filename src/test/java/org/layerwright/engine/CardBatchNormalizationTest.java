package org.layerwright.engine;

/** The same with the kernels and the layout of cards, where the whole batch is one shard. */
class CardBatchNormalizationTest extends BatchNormalizationTest {
    @Override
    Device device() {
        return Device.of("cuda");
    }
}
