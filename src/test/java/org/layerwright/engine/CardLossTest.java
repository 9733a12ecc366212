package org.layerwright.engine;

/** The same where a card takes its loss. */
class CardLossTest extends LossTest {
    @Override
    Device device() {
        return Device.of("cuda");
    }
}
