package org.layerwright.engine;

/** The same with the kernels and the layout of cards, where the masks are drawn by ND4J's operators. */
class CardDropoutTest extends DropoutTest {
    @Override
    Device device() {
        return Device.of("cuda");
    }
}
