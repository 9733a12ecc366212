package org.layerwright.worker.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads no further than asked: one byte at a time. */
record OneByOne(ReadableByteChannel channel) implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer into) throws IOException {
        ByteBuffer one = into.slice(into.position(), 1);
        int read = channel.read(one);
        into.position(into.position() + Math.max(0, read));
        return read;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
