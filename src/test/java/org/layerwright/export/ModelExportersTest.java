package org.layerwright.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;

class ModelExportersTest {
    private final ModelExporters exporters = new ModelExporters(new AtomicFiles(), "test");

    @Test
    void everyExporterStandsInTheList() {
        Set<String> written = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.layerwright.export")
                        .stream()
                        .filter(type -> type.isAssignableTo(ModelExporter.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertEquals(
                written,
                exporters.all().stream()
                        .map(exporter -> exporter.getClass().getName())
                        .collect(Collectors.toSet()));
    }

    @Test
    void eachIsFoundByAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        for (ModelExporter exporter : exporters.all()) {
            assertTrue(ids.add(exporter.id()), exporter.id());
            assertSame(exporter, exporters.find(exporter.id()).orElseThrow());
        }
        assertTrue(exporters.find("floppy").isEmpty());
    }
}
