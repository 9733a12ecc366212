package org.layerwright.ui.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.LayerType.Category;

class NetworkSketchTest {
    @Test
    void blocksFollowMapsAndChannels() {
        List<NetworkSketch.Block> blocks = NetworkSketch.of(NetworkSpec.of(
                        "n",
                        LayerSpec.of("input", "Input"),
                        LayerSpec.of("wide", "Conv2D", "filters", 64),
                        LayerSpec.of("narrow", "Conv2D", "filters", 8, "stride", 4),
                        LayerSpec.of("drop", "Dropout"),
                        LayerSpec.of("what", "Nobody")))
                .blocks();
        assertEquals(5, blocks.size());
        assertTrue(blocks.get(1).width() > blocks.get(2).width());
        assertTrue(blocks.get(1).height() > blocks.get(2).height());
        assertEquals(blocks.get(2).height(), blocks.get(3).height(), "it passes the map on");
        assertTrue(blocks.get(3).width() < blocks.get(2).width());
        assertEquals(Optional.of(Category.CONVOLUTION), blocks.get(1).category());
        assertEquals(Optional.empty(), blocks.get(4).category());
        assertTrue(blocks.stream().allMatch(block -> block.height() > 0 && block.height() <= 1 && block.width() > 0));
    }
}
