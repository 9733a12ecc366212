package org.layerwright.ui.viewmodel.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people type where several numbers are wanted. */
class SpeedViewModelTest {
    @Test
    void listsOfNumbersAreReadAsPeopleTypeThem() {
        assertEquals(List.of(1, 32, 256), SpeedViewModel.numbers(" 1,32 , 256 ", 256));
        assertEquals(List.of(1, 2), SpeedViewModel.numbers("1，2", 4));
        assertEquals(List.of(4), SpeedViewModel.numbers("4 4", 4));
        for (String wrong : List.of("", "0", "5", "-1", "1.5", "many", "1,,2", "99999999999")) {
            assertEquals(List.of(), SpeedViewModel.numbers(wrong, 4), wrong);
        }
    }
}
