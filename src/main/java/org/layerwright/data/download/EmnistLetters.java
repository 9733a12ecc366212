package org.layerwright.data.download;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Takes the letters out of EMNIST's archive of IDX files (G. Cohen et al., 2017) and writes them as MNIST's are: EMNIST
 * stores its images column by column, so that they lie on their side when read as MNIST's, and numbers the letters from
 * 1; here they are set upright and numbered from 0.
 */
final class EmnistLetters {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final int LETTERS = 26;
    private static final int MAX_EXTENT = 256;
    private static final int MAX_SAMPLES = 1_000_000;
    private static final int BUFFER = 1 << 16;

    private final Disk disk;
    private final Cancellation cancellation;

    EmnistLetters(Disk disk, Cancellation cancellation) {
        this.disk = disk;
        this.cancellation = cancellation;
    }

    /**
     * Writes the four files of a training and a test set.
     *
     * @param limit the most that the four may hold together
     * @throws DownloadException if the archive is damaged or holds something else
     */
    void unpack(Path archive, long limit, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Source source = new Source(archive, zip);
            long room = limit;
            for (String[] part : new String[][] {{"train", "train"}, {"test", "t10k"}}) {
                String from = "emnist-letters-" + part[0];
                Path images = folder.resolve(part[1] + "-images-idx3-ubyte");
                Path labels = folder.resolve(part[1] + "-labels-idx1-ubyte");
                int count;
                try (DataInputStream in = source.open(from + "-images-idx3-ubyte.gz")) {
                    count = upright(in, images, room, archive);
                }
                try (DataInputStream in = source.open(from + "-labels-idx1-ubyte.gz")) {
                    fromZero(in, labels, count, archive);
                }
                room -= images.toFile().length() + labels.toFile().length();
            }
        } catch (ZipException | EOFException e) {
            throw new DownloadException(e, "download.archive.damaged", archive.toString());
        }
    }

    private record Source(Path archive, ZipFile zip) {
        DataInputStream open(String name) throws IOException {
            ZipEntry entry = zip.stream()
                    .filter(e -> e.getName().equals(name) || e.getName().endsWith("/" + name))
                    .findFirst()
                    .orElseThrow(() -> new DownloadException("download.archive.missing", archive.toString(), name));
            InputStream packed = zip.getInputStream(entry);
            return new DataInputStream(new GZIPInputStream(packed, BUFFER));
        }
    }

    private int upright(DataInputStream in, Path target, long room, Path archive) throws IOException {
        expect(in.readInt() == IMAGES, archive);
        int count = in.readInt();
        int rows = in.readInt();
        int columns = in.readInt();
        expect(count > 0 && count <= MAX_SAMPLES, archive);
        expect(rows > 0 && rows <= MAX_EXTENT && columns > 0 && columns <= MAX_EXTENT, archive);
        if ((long) count * rows * columns > room) {
            throw new DownloadException("download.archive.large", archive.toString(), room);
        }
        byte[] stored = new byte[rows * columns];
        byte[] image = new byte[rows * columns];
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(disk.append(target), BUFFER))) {
            out.writeInt(IMAGES);
            out.writeInt(count);
            out.writeInt(columns);
            out.writeInt(rows);
            for (int i = 0; i < count; i++) {
                cancellation.check();
                in.readFully(stored);
                for (int p = 0; p < stored.length; p++) {
                    image[p % columns * rows + p / columns] = stored[p];
                }
                out.write(image);
            }
        }
        expect(in.read() < 0, archive);
        Disk.force(target);
        return count;
    }

    private void fromZero(DataInputStream in, Path target, int count, Path archive) throws IOException {
        expect(in.readInt() == LABELS && in.readInt() == count, archive);
        byte[] labels = new byte[count];
        in.readFully(labels);
        expect(in.read() < 0, archive);
        for (int i = 0; i < count; i++) {
            expect(labels[i] >= 1 && labels[i] <= LETTERS, archive);
            labels[i]--;
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(disk.append(target), BUFFER))) {
            out.writeInt(LABELS);
            out.writeInt(count);
            out.write(labels);
        }
        Disk.force(target);
    }

    private static void expect(boolean holds, Path archive) {
        if (!holds) {
            throw new DownloadException("download.archive.letters", archive.toString());
        }
    }
}
