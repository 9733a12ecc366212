package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.data.CatalogEntry.Kind;
import org.layerwright.json.JsonFormatException;
import org.layerwright.text.Texts;

class CatalogJsonTest {
    private static String text() throws IOException {
        try (var in = CatalogJson.class.getResourceAsStream("catalog.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CatalogEntry entry(String id) {
        return CatalogJson.standard().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCatalogueHasTheSixSets() {
        assertEquals(
                List.of("mnist", "fashion-mnist", "kmnist", "emnist-letters", "cifar-10", "cifar-100"),
                CatalogJson.standard().stream().map(CatalogEntry::id).toList());
    }

    @Test
    void everyEntryIsDescribedInBothLanguagesAndSaysWhomToCite() {
        for (CatalogEntry entry : CatalogJson.standard()) {
            for (Locale language : List.of(Texts.ENGLISH, Texts.CHINESE)) {
                assertTrue(new Texts(language)
                        .find("dataset." + entry.id() + ".about")
                        .isPresent());
            }
            assertFalse(entry.citation().isBlank());
            assertTrue(entry.licence().statedAt().startsWith("http"));
        }
    }

    @Test
    void everyFileThatIsDownloadedHasASha256() {
        for (CatalogEntry entry : CatalogJson.standard()) {
            assertEquals(entry.isBuiltIn(), entry.files().isEmpty(), entry.id());
            entry.files().forEach(file -> assertEquals("SHA-256", file.digest().algorithm()));
        }
    }

    /** The sizes that the authors' pages give: MNIST's relatives in their read-me files, CIFAR on its page. */
    @Test
    void sizesAgreeWithWhatTheAuthorsSay() {
        assertEquals(30.9, entry("fashion-mnist").downloadBytes() / 1e6, 0.05);
        assertEquals(21.2, entry("kmnist").downloadBytes() / 1e6, 0.05);
        assertEquals(162, entry("cifar-10").downloadBytes() / (double) (1 << 20), 0.5);
        assertEquals(161, entry("cifar-100").downloadBytes() / (double) (1 << 20), 0.5);
    }

    /** A record of CIFAR-10 has 1 + 3072 bytes, one of CIFAR-100 2 + 3072, one of EMNIST 1 + 784. */
    @Test
    void whatIsUnpackedFitsIntoItsBound() {
        assertTrue(entry("cifar-10").preparation().bytes() > 60_000L * 3073);
        assertTrue(entry("cifar-100").preparation().bytes() > 60_000L * 3074);
        assertTrue(entry("emnist-letters").preparation().bytes() > 145_600L * 785);
        for (CatalogEntry entry : CatalogJson.standard()) {
            if (!entry.isBuiltIn() && entry.preparation().kind() == Kind.KEEP) {
                assertTrue(entry.preparation().bytes() > entry.downloadBytes(), entry.id());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": \"kmnist\"|\"id\": \"../kmnist\"",
                "\"id\": \"kmnist\"|\"id\": \"mnist\"",
                "\"id\": \"kmnist\"|\"id\": \"Kmnist\"",
                "\"comesAlong\": \"mnist\"|\"comesAlong\": \"..\"",
                "\"name\": \"gzip.zip\"|\"name\": \"a/gzip.zip\"",
                "\"name\": \"gzip.zip\"|\"name\": \"..\"",
                "\"size\": 561753746|\"size\": 0",
                "\"size\": 561753746|\"size\": -1",
                "\"size\": 561753746|\"size\": 99999999999999",
                "fb9bb67e|FB9BB67E",
                "fb9bb67e|fb9bb67",
                "\"algorithm\": \"SHA-256\"|\"algorithm\": \"CRC32\"",
                "\"algorithm\": \"SHA-256\"|\"algorithm\": \"MD5\"",
                "\"kind\": \"unpack-tar\"|\"kind\": \"run\"",
                "https://www.cs.toronto.edu/~kriz/\"|file:///etc/\"",
                "https://www.cs.toronto.edu/~kriz/\"|https://www.cs.toronto.edu/~kriz\"",
                "\"classes\": 26|\"classes\": 25",
                "\"classes\": 10,|\"classes\": 0,",
                "\"trainSamples\": 50000|\"trainSamples\": -5",
                "[28, 28, 1]|[28, 0, 1]",
                "[28, 28, 1]|[28, 28, 1, 1]",
                "\"version\": 1|\"version\": 2",
                "\"data_batch_1.bin\"|\"../data_batch_1.bin\""
            })
    void whatIsOutOfBoundsIsRefused(String good, String bad) throws IOException {
        assertTrue(text().contains(good), good);
        String changed = text().replace(good, bad);
        assertThrows(JsonFormatException.class, () -> CatalogJson.read(changed));
    }
}
