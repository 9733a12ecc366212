package org.layerwright.worker.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Where an owner waits for the worker that it started: a Unix domain socket in a new folder that only the user can
 * enter, or where the system has none, a port of the loopback device. Either way only a worker that knows the token is
 * let in. It serves for one worker and is taken away as soon as that one has come.
 */
public final class Rendezvous implements Closeable {
    static final String UNIX = "unix:";
    static final String LOOPBACK = "loopback:";
    /** The shortest limit of the systems that we run on is 104 bytes with a closing zero, on macOS. */
    private static final int MAX_PATH_BYTES = 100;

    private static final int TOKEN_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServerSocketChannel server;
    private final String endpoint;
    private final Path folder;
    private final String token;

    private Rendezvous(ServerSocketChannel server, String endpoint, Path folder) {
        this.server = server;
        this.endpoint = endpoint;
        this.folder = folder;
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        this.token = HexFormat.of().formatHex(secret);
    }

    /** Opens a Unix domain socket, or a loopback port where there is none. */
    public static Rendezvous open() throws IOException {
        try {
            return overUnixSocket();
        } catch (UnsupportedOperationException | IOException e) {
            return overLoopback();
        }
    }

    static Rendezvous overUnixSocket() throws IOException {
        // On POSIX systems a temporary folder is made with the mode 0700; on Windows it lies in the user's profile.
        Path folder = Files.createTempDirectory("layerwright-");
        Path socket = folder.resolve("s");
        ServerSocketChannel server = null;
        try {
            if (socket.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
                throw new IOException("The path " + socket + " is too long for a socket.");
            }
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            return new Rendezvous(server, UNIX + socket, folder);
        } catch (UnsupportedOperationException | IOException e) {
            if (server != null) {
                server.close();
            }
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
            throw e;
        }
    }

    static Rendezvous overLoopback() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        return new Rendezvous(server, LOOPBACK + port, null);
    }

    /** What to tell the worker that is to come here. */
    public Invitation invitation(String device, String home) {
        return new Invitation(endpoint, token, device, home);
    }

    /**
     * Waits for the worker; others are turned away. {@link #close()} from another thread ends the wait.
     *
     * @throws IOException where it was closed before the worker came
     */
    public Connection accept() throws IOException {
        while (true) {
            SocketChannel channel = server.accept();
            if (isInvited(channel)) {
                close();
                return new Connection(channel);
            }
            channel.close();
        }
    }

    private boolean isInvited(SocketChannel channel) {
        Executor later = CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> turnAway = CompletableFuture.runAsync(() -> closeQuietly(channel), later);
        try {
            // Byte by byte at first: what follows the token must stay in the channel for the connection's own reader.
            String line = new LineReader(new OneByOne(channel), 2 * TOKEN_BYTES).readLine();
            turnAway.cancel(false);
            return line != null
                    && MessageDigest.isEqual(
                            line.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (folder != null) {
            deleteFolder();
        }
    }

    private void deleteFolder() {
        try {
            Files.deleteIfExists(folder.resolve("s"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // What is left in the system's temporary folder is small, and opens no door: nobody listens there any more.
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
