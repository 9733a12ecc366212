package org.layerwright.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.layerwright.file.Sha256;

/** Adds up the SHA-256 of a data set's content while telling how far the reading has come. */
final class Fingerprint {
    private static final int CHUNK = 1 << 20;

    private final MessageDigest digest;
    private final Progress progress;
    private final long total;
    private long done;

    /** @param total the bytes to come, as well as they are known */
    Fingerprint(Progress progress, long total) {
        this.digest = Sha256.begin();
        this.progress = progress;
        this.total = Math.max(1, total);
    }

    void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
        done += count;
        progress.report(Math.min(done, total), total);
    }

    void add(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
                add(chunk, 0, got);
            }
        } catch (IOException e) {
            throw IdxReader.explain(file, e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
