package org.layerwright.engine;

/** The same where a card has its weights. */
class CardRegularizationTest extends RegularizationTest {
    @Override
    Device device() {
        return Device.of("cuda");
    }
}
