package org.layerwright.data.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.layerwright.data.download.BodyQueue.BrokenBodyException;
import org.layerwright.data.download.SourceException.Kind;

/**
 * One request for one file, or for the rest of it (RFC 9110, section 14: range requests). What a server says of lengths
 * and ranges is compared with what the catalogue says before a byte is kept.
 */
final class HttpTransfer {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final HttpClient client;
    private final DownloadOptions options;
    private final Cancellation cancellation;

    HttpTransfer(DownloadOptions options, Cancellation cancellation) {
        this.options = options;
        this.cancellation = cancellation;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(options.connectTimeout())
                .proxy(options.proxy())
                .build();
    }

    /**
     * Appends what is missing to a part, which is {@code size} bytes long afterwards.
     *
     * @param size     how long the whole file is
     * @param progress told the length of the part now and then
     * @throws SourceException if it did not succeed; the part then holds what is worth keeping
     */
    void run(URI uri, long size, PartFile part, LongConsumer progress) throws SourceException {
        HttpResponse<BodyQueue> response = send(uri, part);
        BodyQueue body = response.body();
        cancellation.onCancel(body::cancel);
        try {
            check(uri, size, response, part);
            receive(uri, size, body, part, progress);
        } finally {
            cancellation.clear();
            body.cancel();
            part.close();
        }
    }

    private HttpResponse<BodyQueue> send(URI uri, PartFile part) throws SourceException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("User-Agent", "Layerwright").header("Accept-Encoding", "identity");
        if (part.size() > 0) {
            request.header("Range", "bytes=" + part.size() + "-");
            part.mark(uri.toString()).ifPresent(mark -> request.header("If-Range", mark));
        }
        CompletableFuture<HttpResponse<BodyQueue>> answer = client.sendAsync(request.build(), head -> new BodyQueue());
        cancellation.onCancel(() -> answer.cancel(true));
        try {
            return answer.get(
                    options.connectTimeout().plus(options.stallTimeout()).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw stalled(uri);
        } catch (ExecutionException e) {
            cancellation.check();
            throw unanswered(uri, e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw Cancellation.interrupted();
        } finally {
            cancellation.clear();
        }
    }

    /** A server that was reached, but went away, may come back; one that was not is left for the next. */
    private static SourceException unanswered(URI uri, Throwable cause) {
        boolean spoke = cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpConnectTimeoutException)
                && !(cause instanceof UnknownHostException)
                && !(cause instanceof NoRouteToHostException)
                && !(cause instanceof SSLException);
        return new SourceException(spoke ? Kind.BROKEN : Kind.UNREACHABLE, "download.broken", uri, reason(cause));
    }

    private static void check(URI uri, long size, HttpResponse<BodyQueue> response, PartFile part)
            throws SourceException {
        HttpHeaders headers = response.headers();
        if (response.statusCode() == OK) {
            long length = headers.firstValueAsLong("Content-Length").orElse(size);
            if (length != size) {
                throw new SourceException(Kind.REFUSED, "download.length", uri, size, length);
            }
            part.drop(); // The server begins at the beginning: it knows no ranges, or has another version by now.
            part.remember(uri.toString(), mark(headers));
        } else if (response.statusCode() == PARTIAL) {
            checkRange(uri, size, headers, part);
        } else if (response.statusCode() == RANGE_NOT_SATISFIABLE && part.size() > 0) {
            part.drop();
            throw new SourceException(Kind.BROKEN, "download.status", uri, response.statusCode());
        } else {
            throw new SourceException(Kind.REFUSED, "download.status", uri, response.statusCode());
        }
    }

    private static void checkRange(URI uri, long size, HttpHeaders headers, PartFile part) throws SourceException {
        Matcher range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != part.size()) {
            part.drop();
            throw new SourceException(Kind.BROKEN, "download.range", uri);
        }
        if (!range.group(2).equals("*") && Long.parseLong(range.group(2)) != size) {
            part.drop();
            throw new SourceException(Kind.REFUSED, "download.length", uri, size, range.group(2));
        }
        Optional<String> kept = part.mark(uri.toString());
        if (kept.isPresent() && mark(headers).isPresent() && !kept.equals(mark(headers))) {
            part.drop();
            throw new SourceException(Kind.BROKEN, "download.range", uri);
        }
        part.remember(uri.toString(), mark(headers));
    }

    /** A mark that names one version to the byte: a strong ETag, or else the date. */
    private static Optional<String> mark(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"))
                .filter(mark -> mark.length() <= 200);
    }

    private void receive(URI uri, long size, BodyQueue body, PartFile part, LongConsumer progress)
            throws SourceException {
        try {
            for (List<ByteBuffer> piece = body.next(options.stallTimeout());
                    !piece.isEmpty();
                    piece = body.next(options.stallTimeout())) {
                cancellation.check();
                for (ByteBuffer bytes : piece) {
                    if (part.size() + bytes.remaining() > size) {
                        part.drop();
                        throw new SourceException(Kind.REFUSED, "download.length", uri, size, "> " + size);
                    }
                    part.append(bytes);
                }
                progress.accept(part.size());
            }
        } catch (TimeoutException e) {
            throw stalled(uri);
        } catch (BrokenBodyException e) {
            throw new SourceException(Kind.BROKEN, "download.broken", uri, reason(e.getCause()));
        }
        if (part.size() < size) {
            throw new SourceException(Kind.BROKEN, "download.length", uri, size, part.size());
        }
    }

    private SourceException stalled(URI uri) {
        return new SourceException(
                Kind.BROKEN, "download.stalled", uri, options.stallTimeout().toMillis() / 1000.0);
    }

    private static String reason(Throwable cause) {
        String message = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return (cause == null ? "" : cause.getClass().getSimpleName()) + message;
    }
}
