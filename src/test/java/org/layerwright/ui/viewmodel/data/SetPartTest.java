package org.layerwright.ui.viewmodel.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.layerwright.data.Dataset;
import org.layerwright.network.Shape;
import org.layerwright.ui.viewmodel.data.SetBrowser.Page;
import org.layerwright.ui.viewmodel.data.SetBrowser.Part;

class SetPartTest {
    /** Row i holds i, 2 i and 0; every third is of class b, none of c. */
    private static final int ROWS = 300;

    private final SetPart part = SetPart.of(Part.TEST, new Table());

    @Test
    void pagesOfATableBeginAtWholePages() {
        Page last = part.page(SetBrowser.ALL, 1000);
        assertEquals(240, last.first(), "the last whole number of pages of 120");
        assertEquals(60, last.samples().size());
        assertTrue(last.isLast());
        Page ofB = part.page(1, 0);
        assertEquals(100, ofB.total());
        assertEquals(6, ofB.samples().get(2).values()[0], "the third of its class is row 6");
        assertEquals(Part.TEST, ofB.of());
    }

    @Test
    void theMeanIsThatOfTheClass() {
        // Of 0, 3, … 297; of 0 … 299.
        assertArrayEquals(
                new float[] {148.5f, 297, 0},
                part.mean(1, () -> true).orElseThrow().values(),
                1e-3f);
        assertArrayEquals(
                new float[] {149.5f, 299, 0},
                part.mean(SetBrowser.ALL, () -> true).orElseThrow().values(),
                1e-3f);
        assertTrue(part.mean(2, () -> true).isEmpty());
        assertThrows(CancellationException.class, () -> part.mean(1, () -> false));
    }

    private static final class Table implements Dataset {
        @Override
        public String name() {
            return "rows";
        }

        @Override
        public Shape sampleShape() {
            return Shape.of(3);
        }

        @Override
        public int size() {
            return ROWS;
        }

        @Override
        public List<String> classNames() {
            return List.of("a", "b", "c");
        }

        @Override
        public void read(int index, float[] out, int offset) {
            out[offset] = index;
            out[offset + 1] = 2 * index;
            out[offset + 2] = 0;
        }

        @Override
        public int label(int index) {
            return index % 3 == 0 ? 1 : 0;
        }
    }
}
