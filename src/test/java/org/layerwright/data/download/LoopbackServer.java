package org.layerwright.data.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A web server on this machine that behaves as badly as it is told to. */
public final class LoopbackServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Request, Reply>> handlers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What a client asked for; names of headers in lower case. */
    public record Request(String target, Map<String, String> headers) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        long rangeStart() {
            String range = header("Range");
            return range.isEmpty() ? 0 : Long.parseLong(range.replaceAll("bytes=(\\d+)-", "$1"));
        }
    }

    /** What the server says; {@code hang} leaves the connection open after the last byte. */
    public record Reply(int status, Map<String, String> headers, byte[] body, boolean hang) {
        static Reply of(int status, byte[] body, String... headers) {
            Map<String, String> map = new LinkedHashMap<>();
            map.put("Content-Length", String.valueOf(body.length));
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            return new Reply(status, map, body, false);
        }

        /** Says that it sends all, and sends so many bytes only. */
        Reply cut(int length) {
            return new Reply(status, headers, Arrays.copyOf(body, length), hang);
        }

        Reply hanging() {
            return new Reply(status, headers, body, true);
        }

        Reply without(String header) {
            Map<String, String> rest = new LinkedHashMap<>(headers);
            rest.remove(header);
            return new Reply(status, rest, body, hang);
        }
    }

    public LoopbackServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** An address that nobody listens at. */
    public static URI deadEnd() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/");
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    public LoopbackServer on(String target, Function<Request, Reply> handler) {
        handlers.put(target, handler);
        return this;
    }

    /** As a good server: knows ranges, and compares the mark of the version. */
    public LoopbackServer serve(String target, byte[] content, String tag) {
        return on(target, request -> good(request, content, tag));
    }

    static Reply good(Request request, byte[] content, String tag) {
        int from = (int) request.rangeStart();
        boolean same = request.header("If-Range").isEmpty()
                || request.header("If-Range").equals(tag);
        if (from == 0 || !same) {
            return Reply.of(200, content, "ETag", tag);
        }
        if (from >= content.length) {
            return Reply.of(416, new byte[0], "Content-Range", "bytes */" + content.length);
        }
        byte[] rest = Arrays.copyOfRange(content, from, content.length);
        String range = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
        return Reply.of(206, rest, "ETag", tag, "Content-Range", range);
    }

    public List<Request> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                open.add(client);
                threads.execute(() -> answer(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void answer(Socket client) {
        boolean hang = false;
        try {
            Request request = read(client.getInputStream());
            requests.add(request);
            Reply reply = handlers.getOrDefault(request.target(), r -> Reply.of(404, new byte[0]))
                    .apply(request);
            hang = reply.hang();
            StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Said\r\nConnection: close\r\n");
            reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            OutputStream out = client.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(reply.body());
            out.flush();
        } catch (IOException e) {
            // The client went away, as some tests want it to.
        } finally {
            if (!hang) {
                close(client);
            }
        }
    }

    private static Request read(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
            } else if (line.toString().isBlank()) {
                break;
            } else {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
        }
        if (lines.isEmpty()) {
            throw new IOException("no request");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : lines.subList(1, lines.size())) {
            String[] parts = header.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        return new Request(lines.get(0).split(" ")[1], headers);
    }

    private static void close(Socket client) {
        try {
            client.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        open.forEach(LoopbackServer::close);
        threads.shutdownNow();
    }
}
