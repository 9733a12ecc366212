package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.layerwright.data.Reading.read;
import static org.layerwright.data.Reading.refuses;
import static org.layerwright.data.Reading.sample;
import static org.layerwright.data.Reading.samples;
import static org.layerwright.data.Reading.streamed;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.Shape;

class ImageFolderReaderTest {
    private static final int RGB = BufferedImage.TYPE_INT_RGB;

    @TempDir
    Path folder;

    @Test
    void oneClassPerFolderInOrder() throws IOException {
        image("dog/b.png", RGB, 0x0000FF, 2, 3);
        image("cat/a.bmp", RGB, 0xFF0000, 2, 3);
        Files.writeString(folder.resolve("cat/notes.txt"), "x");
        Files.writeString(folder.resolve("cat/.hidden.png"), "x");
        LabelledData data = read(folder, "");
        assertEquals(List.of("cat", "dog"), data.train().classNames());
        assertEquals(Shape.of(3, 2, 3), data.train().sampleShape());
        assertArrayEquals(new float[] {1, 0, 0}, Arrays.copyOf(sample(data.train(), 0), 3));
        assertArrayEquals(new float[] {0, 0, 1}, Arrays.copyOf(sample(data.train(), 1), 3));
        assertEquals(List.of(Note.of("dataset.note.skipped", 1)), data.notes());
    }

    @Test
    void sizeAndColourAreSaidOrTakenFromTheFirst() throws IOException {
        image("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 0x333333, 4, 4);
        image("b/1.gif", RGB, 0xFFFFFF, 8, 8);
        Dataset byDefault = read(folder, "").train();
        assertEquals(Shape.of(4, 4, 1), byDefault.sampleShape());
        assertEquals(1, sample(byDefault, 1)[15], 1e-6);
        Dataset asked = read(folder, "size=2x3&color=rgb").train();
        assertEquals(Shape.of(2, 3, 3), asked.sampleShape());
        assertEquals(0x33 / 255f, sample(asked, 0)[17], 1e-6);
    }

    @Test
    void tellsWhatIsMadeAlikeAndWhatCannotBeLearnt() throws IOException {
        image("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 0x333333, 4, 4);
        assertEquals(
                List.of(Note.of("dataset.note.oneClass", "a")), read(folder, "").notes());
        image("b/1.png", RGB, 0x102030, 5, 4);
        image("b/2.png", RGB, 0x102030, 4, 4);
        assertEquals(
                List.of(Note.of("dataset.note.resized", 1, 3, "4×4"), Note.of("dataset.note.greyed", 2, 3)),
                read(folder, "").notes());
        assertEquals(List.of(), read(folder, "size=4x4&color=grey").notes(), "as it was asked for");
    }

    @Test
    void saysWhatIsWrongWithAFolderWithoutClasses() throws IOException {
        refuses(folder, "", "error.data.emptyFolder");
        image("1.png", RGB, 0, 4, 4);
        image("2.png", RGB, 0, 4, 4);
        refuses(folder, "", "error.images.flat", "2, but in no subfolders");
    }

    @Test
    void trainAndTestFolders() throws IOException {
        image("train/a/1.png", RGB, 0, 2, 2);
        image("train/b/1.png", RGB, 0, 2, 2);
        image("val/a/1.png", RGB, 0xFFFFFF, 2, 2);
        refuses(folder, "", "error.images.testClasses", "[a, b]", "[a]");
        image("val/b/1.png", RGB, 0xFFFFFF, 2, 2);
        assertEquals(2, read(folder, "").test().orElseThrow().size());
    }

    @Test
    void readsTheSameWithoutACacheAndTellsWhatVanished() throws IOException {
        image("a/1.png", RGB, 0x102030, 3, 3);
        image("b/1.png", RGB, 0x405060, 5, 3);
        Dataset cached = read(folder, "").train();
        Dataset streamed = streamed(folder).train();
        assertArrayEquals(samples(cached), samples(streamed));
        Files.delete(folder.resolve("b/1.png"));
        assertEquals(0x40 / 255f, sample(cached, 1)[0], 1e-6);
        DataException e = assertThrows(DataException.class, () -> sample(streamed, 1));
        assertEquals("error.data.missing", e.key());
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        image("a/1.png", RGB, 0, 40, 40);
        Files.createDirectory(folder.resolve("b"));
        refuses(folder, "", "error.images.emptyClass", folder.resolve("b").toString());
        Files.writeString(folder.resolve("b/1.jpg"), "no picture");
        refuses(folder, "", "error.image.format", "1.jpg");
        byte[] whole = Files.readAllBytes(folder.resolve("a/1.png"));
        Files.write(folder.resolve("b/1.jpg"), Arrays.copyOf(whole, 20));
        refuses(folder, "", "error.image.damaged", "1.jpg");
        refuses(folder, "size=0x5", "error.options.value", "0x5");
        refuses(folder, "label=x", "error.options.format", "size");
    }

    private void image(String name, int type, int rgb, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                image.getRaster().setSample(i % width, i / width, 0, rgb & 0xFF);
            } else {
                image.setRGB(i % width, i / width, rgb);
            }
        }
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    }
}
