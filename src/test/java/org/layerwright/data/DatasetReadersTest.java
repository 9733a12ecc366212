package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatasetReadersTest {
    @Test
    void everyReaderStandsInTheList() {
        Set<String> listed = DatasetReaders.standard().all().stream()
                .map(reader -> reader.getClass().getName())
                .collect(Collectors.toSet());
        Set<String> found = new ClassFileImporter()
                .importPackages("org.layerwright.data").stream()
                        .filter(type -> type.isAssignableTo(DatasetReader.class) && !type.isInterface())
                        .filter(type -> type.getSource().isPresent()
                                && !type.getSource().get().getUri().toString().contains("test-classes"))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
        assertEquals(found, listed);
    }
}
