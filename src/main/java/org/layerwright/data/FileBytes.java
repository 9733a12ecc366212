package org.layerwright.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

/**
 * Bytes that stay in their file and are read by position, which needs no lock. The channel is opened by the first read
 * and closed when nobody holds this object any more (the JDK's channel sees to that).
 */
final class FileBytes implements SampleBytes {
    private final Path file;
    private volatile FileChannel channel;

    FileBytes(Path file) {
        this.file = file;
    }

    @Override
    public void read(long position, byte[] out, int count) {
        while (true) {
            try {
                readFully(open(), position, ByteBuffer.wrap(out, 0, count));
                return;
            } catch (ClosedChannelException e) {
                // An interrupt closes a channel for everyone: the interrupted thread ends, the others open it again.
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("The reading of " + file + " was interrupted");
                }
            } catch (IOException e) {
                throw IdxReader.explain(file, e);
            }
        }
    }

    private void readFully(FileChannel from, long position, ByteBuffer into) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int got = from.read(into, at);
            if (got < 0) {
                throw new DataException(
                        "error.stream.truncated", file.toString(), position + into.limit(), from.size());
            }
            at += got;
        }
    }

    private FileChannel open() throws IOException {
        FileChannel now = channel;
        if (now != null && now.isOpen()) {
            return now;
        }
        synchronized (this) {
            if (channel == null || !channel.isOpen()) {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            }
            return channel;
        }
    }
}
