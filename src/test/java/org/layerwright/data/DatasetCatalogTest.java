package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.text.Texts;

class DatasetCatalogTest {
    @TempDir
    Path folder;

    @Test
    void aPathIsReadAndNamedAfterItsFolder() throws IOException {
        IdxFiles.folder(folder, IdxFiles.images(2, 3, 3), IdxFiles.labels(0, 1));
        LabelledData data = new DatasetCatalog(Path.of("nowhere")).open(folder.toString());
        assertEquals(folder.getFileName().toString(), data.name());
        assertEquals(2, data.train().size());
    }

    @Test
    void whatIsNeitherIdNorPathListsTheIds() {
        DatasetCatalog catalog = new DatasetCatalog(folder);
        for (String name : new String[] {"mnsit", "", "no\0path"}) {
            DataException e = assertThrows(DataException.class, () -> catalog.open(name));
            assertTrue(e.getMessage().contains("mnist"), e.getMessage());
        }
        DataException e = assertThrows(
                DataException.class, () -> catalog.open(folder.resolve("gone").toString()));
        assertEquals("error.data.missing", e.key());
    }

    @Test
    void anIncompleteInstallationNamesTheFolder() {
        DataException e = assertThrows(DataException.class, () -> new DatasetCatalog(folder).open("mnist"));
        assertTrue(e.getMessage().contains(folder.resolve("assets").toString()), e.getMessage());
    }

    @Test
    void whatIsNotDownloadedSaysHowToGetIt() {
        DatasetCatalog catalog = new DatasetCatalog(folder, folder);
        DataException e = assertThrows(DataException.class, () -> catalog.open("fashion-mnist"));
        assertEquals("Fashion-MNIST is not downloaded yet: layerwright datasets get fashion-mnist", e.getMessage());
        assertEquals(
                "Fashion-MNIST 尚未下载：layerwright datasets get fashion-mnist",
                new Texts(Texts.CHINESE).get(e.key(), e.args()));
    }

    @Test
    void withoutAFolderForDownloadsOnlyWhatComesAlongIsOffered() {
        DatasetCatalog catalog = new DatasetCatalog(folder);
        assertEquals(1, catalog.entries().size());
        assertTrue(catalog.isHere(catalog.entries().get(0)));
    }
}
