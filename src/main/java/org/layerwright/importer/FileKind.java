package org.layerwright.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a file is, by its content; its name decides only where the content can be several things. */
public enum FileKind {
    /** A model of ours. */
    LAYERWRIGHT,
    ONNX,
    /** A model that Keras 3 saved. */
    KERAS,
    /** A network or a plan of ours: JSON. */
    JSON,
    /** Weights without a network. */
    SAFETENSORS,
    /** What Keras 2 saved, or weights alone. */
    HDF5,
    /** What PyTorch saves; reading it would run what is in it. */
    PICKLE,
    /** None of these, among them data sets. */
    OTHER;

    private static final int HEAD = 512;
    private static final int MAX_ENTRIES = 10_000;

    /** Whether weights and a network are in it, so that it can be opened as a model. */
    public boolean isModel() {
        return this == LAYERWRIGHT || this == ONNX || this == KERAS;
    }

    /** Looks at a file. One that is not there, or cannot be read, is {@link #OTHER}. */
    public static FileKind of(Path file) {
        if (!Files.isRegularFile(file)) {
            return OTHER;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(file, in.readNBytes(HEAD));
        } catch (IOException e) {
            return OTHER;
        }
    }

    private static FileKind of(Path file, byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (text.startsWith("PK\003\004")) {
            return zip(file);
        }
        if (text.startsWith("\u0089HDF\r\n\u001a\n")) {
            return HDF5;
        }
        if (head.length > 8 && text.charAt(8) == '{' && text.substring(4, 8).equals("\0\0\0\0")) {
            return SAFETENSORS;
        }
        if (text.stripLeading().startsWith("{")) {
            return JSON;
        }
        if (text.startsWith("\u0080") && head.length > 2 && head[1] >= 2 && head[1] <= 5) {
            return PICKLE;
        }
        return isProtobuf(head) || name.endsWith(".onnx") ? ONNX : OTHER;
    }

    /** A model message begins with the version of its format, or else with another of its first fields. */
    private static boolean isProtobuf(byte[] head) {
        boolean version = head.length > 2 && head[0] == 0x08 && head[1] >= 3 && head[1] <= 20;
        return version && (head[2] == 0x12 || head[2] == 0x1a || head[2] == 0x3a || head[2] == 0x42);
    }

    private static FileKind zip(Path file) {
        Set<String> names = new TreeSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().limit(MAX_ENTRIES).map(ZipEntry::getName).forEach(names::add);
        } catch (IOException | IllegalArgumentException e) {
            return named(file);
        }
        if (names.contains("format.json")) {
            return LAYERWRIGHT;
        }
        if (names.contains("config.json")) {
            return KERAS;
        }
        return names.stream().anyMatch(name -> name.endsWith("data.pkl")) ? PICKLE : named(file);
    }

    /** A damaged zip is what its name says, so that the sentence about it fits. */
    private static FileKind named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".keras")) {
            return KERAS;
        }
        return name.endsWith(".lwm") ? LAYERWRIGHT : OTHER;
    }
}
