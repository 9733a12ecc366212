package org.layerwright.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar anew without what an installed application never reads, and lays its natives beside it as files. Natives
 * inside a jar are unpacked into every user's home at the first start, half a gigabyte each; as files of the installation
 * they are there once, for all users, and can be read only.
 *
 * <p>The entries are stored without compression: the installer packs them better, and the start is quicker by it.
 */
final class SlimJar {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|so\\.[0-9.]+|dll|dylib|jnilib)");
    /** Headers and debug files of natives, files for GraalVM and Maven but for the version, and
     * descriptions that only importers read. */
    private static final Pattern UNREAD = Pattern.compile(
            "META-INF/maven/.*\\.xml|META-INF/(native-image|proguard)/.*|.*/include/.*|.*/lib/(cmake|pkgconfig)/.*|.*\\.dSYM/.*|.*\\.(proto|pbtxt|lib|exp|obj|pdb|a|h|hpp|cpp)");

    private static final String ONNX = "ai/onnxruntime/native/";

    private final Target target;
    private final Instant time;

    SlimJar(Target target, Instant time) {
        this.target = target;
        this.time = time;
    }

    /**
     * Writes what a jar is needed for.
     *
     * @param natives takes a folder with the natives of this jar, if it has any for this machine
     * @return whether there is a jar now: one that held nothing but natives is not needed
     */
    boolean write(Path jar, Path slim, Path natives) throws IOException {
        List<ZipEntry> kept = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry :
                    zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
                String name = entry.getName();
                if (entry.isDirectory() || UNREAD.matcher(name).matches()) {
                    continue;
                }
                if (!NATIVE.matcher(name).matches()) {
                    kept.add(entry);
                } else if (isOurs(name)) {
                    unpack(zip, entry, natives.resolve(folder(jar)));
                }
            }
            boolean empty = kept.stream().allMatch(entry -> entry.getName().startsWith("META-INF/"));
            if (!empty) {
                pack(zip, kept, slim);
            }
            return !empty;
        }
    }

    private boolean isOurs(String name) {
        return !name.startsWith(ONNX) || name.startsWith(ONNX + target.onnx() + "/");
    }

    /** The natives of one library lie together: {@code javafx}, {@code openblas}. */
    private static String folder(Path jar) {
        String name = jar.getFileName().toString();
        return name.startsWith("javafx-") ? "javafx" : name.replaceFirst("-[0-9].*", "");
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
        if (Files.exists(file)) {
            throw new IOException(
                    "Two natives of \"" + zip.getName() + "\" are called \"" + file.getFileName() + "\".");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }

    private void pack(ZipFile zip, List<ZipEntry> entries, Path slim) throws IOException {
        LocalDateTime when = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        try (OutputStream file = Files.newOutputStream(slim);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setMethod(ZipOutputStream.STORED);
            // The manifest comes first, as the format asks.
            for (ZipEntry entry : entries.stream()
                    .sorted(Comparator.comparing(one -> !one.getName().equals("META-INF/MANIFEST.MF")))
                    .toList()) {
                byte[] bytes;
                try (InputStream in = zip.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                CRC32 crc = new CRC32();
                crc.update(bytes);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(when);
                copy.setSize(bytes.length);
                copy.setCompressedSize(bytes.length);
                copy.setCrc(crc.getValue());
                out.putNextEntry(copy);
                out.write(bytes);
                out.closeEntry();
            }
        }
    }
}
