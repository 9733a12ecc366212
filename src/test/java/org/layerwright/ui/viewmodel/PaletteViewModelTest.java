package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.text.Texts;

class PaletteViewModelTest {
    private final PaletteViewModel palette = PaletteViewModel.of(new Texts(Texts.ENGLISH));

    @Test
    void anEmptySearchShowsEveryType() {
        assertEquals(palette.groups(), palette.matching("  "));
        assertEquals(LayerTypes.all().size(), ids(palette, "").size());
    }

    @ParameterizedTest
    @CsvSource({"flat, Flatten", "' SEPARABLE ', SeparableConv2D", "concat, Concatenate"})
    void findsTypesByAPartOfTheirName(String text, String id) {
        assertEquals(List.of(id), ids(palette, text));
    }

    @Test
    void findsByTheNameInFilesInEveryLanguage() {
        PaletteViewModel chinese = PaletteViewModel.of(new Texts(Texts.CHINESE));
        assertEquals(List.of("Flatten"), ids(chinese, "flatten"));
    }

    @Test
    void groupsWithoutAFindAreLeftOut() {
        assertEquals(1, palette.matching("flatten").size());
        assertEquals(List.of(), palette.matching("no such layer"));
    }

    private static List<String> ids(PaletteViewModel palette, String text) {
        return palette.matching(text).stream()
                .flatMap(group -> group.entries().stream())
                .map(entry -> entry.type().id())
                .toList();
    }
}
