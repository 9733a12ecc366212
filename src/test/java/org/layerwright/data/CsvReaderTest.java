package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.layerwright.data.Reading.read;
import static org.layerwright.data.Reading.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("table.csv");
    }

    @Test
    void numbersWordsAndClasses() throws IOException {
        write("\uFEFFlength;colour;species\r\n1.5;red;\"setosa; the\"\"first\"\"\"\r\n-2e1;blue;b\r\n\r\n3;red;b\r\n");
        Dataset data = read(file, "").train();
        assertEquals(List.of("b", "setosa; the\"first\""), data.classNames());
        assertArrayEquals(new int[] {1, 0, 0}, Reading.labels(data));
        // One column of numbers, then blue and red.
        assertArrayEquals(new float[] {1.5f, 0, 1}, sample(data, 0));
        assertArrayEquals(new float[] {-20, 1, 0}, sample(data, 1));
        assertEquals(List.of("length", "colour = blue", "colour = red"), data.featureNames());
        assertEquals(data.featureNames(), data.subset(new int[] {1}).featureNames());
    }

    @Test
    void theLabelByNameOrNumberAndColumnsLeftOut() throws IOException {
        write("id,class,x\n1,10,5\n2,9,6\n");
        for (String label : List.of("label=class", "label=2")) {
            Dataset data = read(file, label + "&drop=id").train();
            assertEquals(List.of("9", "10"), data.classNames());
            assertArrayEquals(new float[] {6}, sample(data, 1));
        }
        Reading.refuses(file, "label=kind", "error.csv.column", "kind", "id, class, x");
        assertNotEquals(read(file, "label=class").fingerprint(), read(file, "").fingerprint());
    }

    @Test
    void columnsAreNamedFromTheFirstRowAlone() throws IOException {
        CsvReader reader = new CsvReader(MemoryBudget.ofHeap());
        write("length;\"a;b\";species\n1;2;rose\nbroken;\n");
        assertEquals(List.of("length", "a;b", "species"), reader.columns(file, ReadOptions.DEFAULTS));
        assertEquals(List.of("1", "2", "3"), reader.columns(file, ReadOptions.parse("header=no")));
        write("1,2\n3,4\n");
        assertEquals(List.of("1", "2"), reader.columns(file, ReadOptions.DEFAULTS));
    }

    @Test
    void aHeaderIsWordsAboveNumbersUnlessSaid() throws IOException {
        write("1\t2\n3\t4\n");
        assertEquals(2, read(file, "").train().size());
        assertEquals(1, read(file, "header=yes").train().size());
        write("a\tb\n3\t4\n");
        assertEquals(1, read(file, "").train().size());
    }

    @Test
    void commasAreDecimalSignsBetweenSemicolons() throws IOException {
        write("x;y;word\n1,5;-,25;a,b\n2;1,5e1;c\n");
        Dataset data = read(file, "").train();
        assertArrayEquals(new float[] {1.5f, -0.25f}, sample(data, 0));
        assertArrayEquals(new float[] {2, 15}, sample(data, 1));
        assertEquals(List.of("a,b", "c"), data.classNames());
    }

    @Test
    void aWordAmongNumbersIsReported() throws IOException {
        write("x,colour,y\n1,red,a\n2,blue,b\n\nthree,red,b\n");
        assertEquals(
                List.of(Note.of("dataset.note.mixed", "x", "three", 5, 3)),
                read(file, "").notes());
    }

    @Test
    void missingNumbersBecomeTheMeanAndAreReported() throws IOException {
        write("x,y\n1,a\n,b\n4,a\nNA,b\n");
        LabelledData data = read(file, "");
        assertEquals(2.5f, sample(data.train(), 1)[0]);
        assertEquals(List.of(Note.of("dataset.note.missing", "x", 2, 3)), data.notes());
        Reading.refuses(file, "missing=refuse", "error.csv.missing", "lacks 2 values", "line 3");
        write("x,y\n1,a\n2,\n");
        Reading.refuses(file, "", "error.csv.noLabel", "lacks 1 values", "line 3");
    }

    @Test
    void realNumbersMakeARegression() throws IOException {
        write("x,y\n1,0.5\n2,1.25\n");
        Dataset data = read(file, "").train();
        assertEquals(1, data.targetSize());
        assertEquals(List.of(), data.classNames());
        assertEquals(1.25f, Reading.target(data, 1));
        assertEquals(2, read(file, "target=class").train().classNames().size());
        write("x,y\n1,3\n2,4\n");
        assertEquals(0, read(file, "").train().targetSize());
        assertEquals(4, Reading.target(read(file, "target=regression").train(), 1));
        write("x,y\n1,a\n2,b\n");
        Reading.refuses(file, "target=regression", "error.csv.notNumeric", "“y”");
    }

    @Test
    void damagedTablesAreRefusedWithTheLine() throws IOException {
        write("x,y\n1,\"two\nlines\"\n2,b,c\n");
        Reading.refuses(file, "", "error.csv.columns", "line 4", "2 cells", "3 found");
        write("x,y\n1,a\n2,\"b\n");
        Reading.refuses(file, "", "error.csv.quote", "line 3");
        write("x,y\n");
        Reading.refuses(file, "header=yes", "error.csv.empty");
        write("");
        Reading.refuses(file, "", "error.csv.empty");
        Files.write(file, "x,y\n1,ä\n".getBytes(StandardCharsets.ISO_8859_1));
        Reading.refuses(file, "", "error.csv.encoding", "UTF-8");
        StringBuilder names = new StringBuilder("name,y\n");
        for (int i = 0; i < 101; i++) {
            names.append('n').append(i).append(",0\n");
        }
        write(names.toString());
        Reading.refuses(file, "", "error.csv.categories", "?drop=name");
        Reading.refuses(file, "label=name&header=yes", "error.csv.classes", "more than 100");
        write("x,y\n1," + "z".repeat(70_000) + "\n");
        Reading.refuses(file, "", "error.csv.large", "line 2");
    }

    /** Somebody may save the table between its two readings; no sample may get another's class by that. */
    @Test
    void aTableThatChangesMeanwhileIsRefused() throws IOException {
        for (String changed :
                List.of("1,red,a\n2,blue,c\n", "1,red,a\n2,green,b\n", "1,red,a\nx,blue,b\n", "1,red,a\n")) {
            write("1,red,a\n2,blue,b\n");
            CsvTable table = CsvTable.scan(file, ReadOptions.DEFAULTS);
            assertEquals(2, CsvReader.fill(table, false).size());
            write(changed);
            DataException e = assertThrows(DataException.class, () -> CsvReader.fill(table, false));
            assertEquals("error.csv.changed", e.key(), changed);
        }
    }

    /** 64 KB of quotes in a cell, which looks at what it holds at each of them. */
    @Test
    @Timeout(5)
    void manyQuotesTakeNoLongerThanOtherLetters() throws IOException {
        write(("a" + "\"".repeat(65_000) + ",b\n").repeat(200));
        LabelledData data = new CsvReader(MemoryBudget.ofHeap()).read(file, ReadOptions.DEFAULTS, Progress.none());
        assertEquals(200, data.train().size());
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }
}
