package org.layerwright.worker.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** What the workers of a session printed. */
record WorkerLog(Path file) {
    private static final int MAX_COPY = 1 << 20;
    private static final int MAX_TAIL = 1 << 13;

    /** How much there is by now. */
    long length() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Adds everything since a position to another file, or the last megabyte of it. */
    void appendTo(Path target, long from) {
        try {
            byte[] part = read(Math.max(from, length() - MAX_COPY));
            if (part.length > 0) {
                Files.write(target, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            System.getLogger(WorkerLog.class.getName())
                    .log(System.Logger.Level.WARNING, "The worker''s log could not be kept in {0}: {1}", target, e);
        }
    }

    /** The last lines since a position, for a message. */
    String lastLines(long from, int count) {
        try {
            String text = new String(read(Math.max(from, length() - MAX_TAIL)), StandardCharsets.UTF_8);
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            return lines.stream().skip(Math.max(0, lines.size() - count)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "";
        }
    }

    private byte[] read(long from) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = Math.max(0, Math.min(from, channel.size()));
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MAX_COPY, channel.size() - start));
            channel.position(start);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A read may give less than was asked for.
            }
            byte[] result = new byte[bytes.position()];
            bytes.flip().get(result);
            return result;
        }
    }
}
