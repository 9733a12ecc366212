package org.layerwright.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.layerwright.data.CatalogEntry.Digest;

/** Computes what a file's content gives. */
final class Checksum {
    private static final int BUFFER = 1 << 16;

    private Checksum() {}

    /** @return lower-case hex digits, to be compared with {@link Digest#value()} */
    static String of(Path file, Digest digest, Cancellation cancellation) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest computed = MessageDigest.getInstance(digest.algorithm());
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                cancellation.check();
                computed.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(computed.digest());
        } catch (IOException e) {
            throw PartFile.failure(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + digest.algorithm(), e);
        }
    }
}
