package org.layerwright.worker.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads lines of UTF-8 of a bounded length. A last line without its line feed was torn by a death and is left out.
 *
 * <p>It reads the channel itself: the JDK's stream over a socket channel lets nobody write while somebody reads.
 */
final class LineReader {
    private static final int CHUNK = 1 << 16;

    private final ReadableByteChannel channel;
    private final int maxBytes;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).flip();
    private byte[] line = new byte[1024];
    private int length;

    LineReader(ReadableByteChannel channel, int maxBytes) {
        this.channel = channel;
        this.maxBytes = maxBytes;
    }

    /**
     * The next line without its end, or null where the other side has closed.
     *
     * @throws GarbageException where a line is too long or no UTF-8
     */
    String readLine() throws IOException {
        length = 0;
        while (true) {
            while (chunk.hasRemaining()) {
                byte next = chunk.get();
                if (next == '\n') {
                    return decode();
                }
                append(next);
            }
            chunk.clear();
            int read = channel.read(chunk);
            chunk.flip();
            if (read < 0) {
                return null;
            }
        }
    }

    private void append(byte next) throws GarbageException {
        if (length == maxBytes) {
            throw new GarbageException("a line of more than " + maxBytes + " bytes");
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(maxBytes, 2 * length));
        }
        line[length++] = next;
    }

    private String decode() throws GarbageException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new GarbageException("a line that is not UTF-8");
        }
    }
}
