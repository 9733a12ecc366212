package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void countsChineseCharactersTwice() {
        assertEquals(0, Columns.width(""));
        assertEquals(3, Columns.width("a×b"));
        assertEquals(5, Columns.width("层1层"));
    }

    @Test
    void cutsWhatDoesNotFit() {
        assertEquals("abc", Columns.fit("abcdef", 3));
        assertEquals("a层", Columns.fit("a层层", 4));
        assertEquals("", Columns.fit("层", 1));
    }

    @Test
    void alignsWordsLeftAndNumbersRight() {
        assertEquals(
                List.of("层   n", "------", "ab   7", "c   12"),
                Columns.table(List.of(List.of("层", "n"), List.of("ab", "7"), List.of("c", "12")), 1));
    }
}
