package org.layerwright.worker.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A link between a worker and its owner: lines of text both ways. One thread may read while others write; closing it
 * wakes them all. When either process dies the operating system closes it, which is how the other one learns of it.
 */
public final class Connection implements Closeable {
    /**
     * Room for {@link org.layerwright.event.Numbers#MOST} numbers in Base64, such as the activations of a large network;
     * whoever sends more than that is not one of ours.
     */
    public static final int MAX_LINE_BYTES = 64 << 20;

    private final SocketChannel channel;
    private final LineReader lines;
    private final Object writing = new Object();

    Connection(SocketChannel channel) {
        this.channel = channel;
        this.lines = new LineReader(channel, MAX_LINE_BYTES);
    }

    /** Accepts an invitation: connects and proves to have been invited. */
    public static Connection to(Invitation invitation) throws IOException {
        Connection connection = new Connection(open(invitation.endpoint()));
        connection.writeLine(invitation.token());
        return connection;
    }

    private static SocketChannel open(String endpoint) throws IOException {
        if (endpoint.startsWith(Rendezvous.UNIX)) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(Path.of(endpoint.substring(Rendezvous.UNIX.length()))));
            return channel;
        }
        if (endpoint.startsWith(Rendezvous.LOOPBACK)) {
            int port = Integer.parseInt(endpoint.substring(Rendezvous.LOOPBACK.length()));
            return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
        throw new GarbageException("the endpoint " + endpoint);
    }

    /** The next line, or null where the other side has closed or died. */
    public String readLine() throws IOException {
        return lines.readLine();
    }

    /** Sends one line, or several with line feeds between them; waits while the other side does not read. */
    public void writeLine(String line) throws IOException {
        write(StandardCharsets.UTF_8.encode(line + "\n"));
    }

    private void write(ByteBuffer bytes) throws IOException {
        synchronized (writing) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
