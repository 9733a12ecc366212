package org.layerwright.ui.view.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionGridTest {
    @Test
    void cellsFillTheRoomBetweenWhatCanBeReadAndWhatIsEnough() {
        // 22 + 26 for the names at the left, then cells of 62 and the total.
        ConfusionGrid two = ConfusionGrid.fitting(List.of("0", "1"), 2000, 2000);
        assertEquals(62, two.cell());
        assertEquals(48 + 3 * 62, two.width());
        assertEquals(44 + 3 * 62, two.height());
        assertEquals(24, ConfusionGrid.fitting(List.of("0", "1"), 10, 10).cell());
        assertTrue(ConfusionGrid.fitting(Collections.nCopies(100, "class"), 900, 900)
                .isFine());
    }

    @Test
    void aPlaceIsTheCellThatWasDrawnThere() {
        ConfusionGrid grid = ConfusionGrid.fitting(List.of("a", "b", "c"), 400, 400);
        assertArrayEquals(
                new int[] {2, 1}, grid.at(grid.x(1) + 1, grid.y(2) + 1).orElseThrow());
        assertTrue(grid.at(grid.left() - 1, grid.y(0)).isEmpty());
        assertTrue(grid.at(grid.x(3), grid.y(0) + 1).isEmpty());
    }

    @Test
    void longNamesStandSlantedAndGetNoMoreThanTheirRoom() {
        assertFalse(ConfusionGrid.fitting(List.of("0"), 100, 100).isSlanted());
        ConfusionGrid named = ConfusionGrid.fitting(List.of("a very long name of a class indeed"), 400, 400);
        assertTrue(named.isSlanted());
        assertEquals(110, named.nameWidth());
    }
}
