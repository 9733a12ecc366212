package org.layerwright.ui.viewmodel.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.viewmodel.data.OwnPreview.Sample;

class SampleBlocksTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Integer> read = new ArrayList<>();
    private final List<String> loaded = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    private SampleBlocks<Integer> blocks(int total, int numbers) {
        SampleBlocks<Integer> blocks = new SampleBlocks<>(
                total,
                numbers,
                place -> {
                    read.add(place);
                    if (place == 13_000) {
                        throw new IllegalStateException("damaged");
                    }
                    return new Sample(place, 0, new float[0]);
                },
                Sample::index,
                waiting::add,
                Runnable::run,
                failures::add);
        blocks.whenLoaded((first, count) -> loaded.add(first + "+" + count));
        return blocks;
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Test
    void onlyTheBlocksAskedForAreReadTheLastOneFirst() {
        SampleBlocks<Integer> blocks = blocks(60_005, 784);
        assertEquals(Optional.empty(), blocks.at(0));
        assertEquals(Optional.empty(), blocks.at(250));
        assertEquals(Optional.empty(), blocks.at(60_004));
        assertTrue(read.isEmpty(), "in the background");
        runAll();
        assertEquals(List.of("0+120", "60000+5", "240+120"), loaded);
        assertEquals(245, read.size());
        assertEquals(Optional.of(250), blocks.at(250));
        assertEquals(Optional.of(60_004), blocks.at(60_004));
    }

    @Test
    void largeSamplesComeInSmallBlocks() {
        blocks(500, 224 * 224 * 3).at(9);
        runAll();
        assertEquals(List.of("8+8"), loaded);
    }

    @Test
    void whatWasSeenLongAgoIsForgotten() {
        SampleBlocks<Integer> blocks = blocks(12_000, 784);
        for (int block = 2; block < 30; block++) {
            blocks.at(block * 120);
            runAll();
        }
        int before = read.size();
        assertEquals(Optional.empty(), blocks.at(2 * 120));
        assertEquals(Optional.of(29 * 120), blocks.at(29 * 120));
        runAll();
        assertEquals(before + 120, read.size());
    }

    @Test
    void afterTheEndNothingIsTold() {
        SampleBlocks<Integer> blocks = blocks(500, 784);
        blocks.at(0);
        blocks.close();
        runAll();
        assertEquals(List.of(), loaded);
    }

    @Test
    void whatCannotBeReadIsToldOnce() {
        SampleBlocks<Integer> blocks = blocks(14_000, 784);
        blocks.at(13_000);
        blocks.at(0);
        runAll();
        assertEquals(1, failures.size());
        assertEquals(List.of(), loaded);
    }
}
