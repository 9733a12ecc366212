package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOptionsTest {
    @TempDir
    Path folder;

    @Test
    void everyOptionIsUnderstood() {
        ReadOptions o = ReadOptions.parse(
                "size=32x48&color=grey&label=a%26b+c&header=no&drop=id,na%2Cme&missing=refuse&target=regression");
        assertEquals(Optional.of(new ReadOptions.Size(32, 48)), o.size());
        assertEquals(ReadOptions.Color.GREY, o.color());
        assertEquals(Optional.of("a&b+c"), o.label());
        assertEquals(ReadOptions.Header.NO, o.header());
        assertEquals(List.of("id", "na,me"), o.drop());
        assertEquals(ReadOptions.Missing.REFUSE, o.missing());
        assertEquals(ReadOptions.Target.REGRESSION, o.target());
    }

    @Test
    void badOptionsAreRefused() {
        for (String text : List.of("size=3", "size=3x", "size=1x99999", "size=1x2x3", "color=blue", "header=maybe")) {
            DataException e = assertThrows(DataException.class, () -> ReadOptions.parse(text));
            assertEquals("error.options.value", e.key(), text);
        }
        assertEquals(
                "error.options.unknown",
                assertThrows(DataException.class, () -> ReadOptions.parse("colour=grey"))
                        .key());
        assertEquals(
                "error.options.form",
                assertThrows(DataException.class, () -> ReadOptions.parse("label=%G"))
                        .key());
    }

    @Test
    void theStringOfAPlanCarriesThem() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "kind,x\n0,1.5\n1,2.5\n");
        DatasetCatalog catalog = new DatasetCatalog(folder);
        assertEquals(1, catalog.open(file.toString()).train().targetSize());
        assertEquals(
                List.of("0", "1"),
                catalog.open(file + "?label=kind&header=yes").train().classNames());
    }
}
