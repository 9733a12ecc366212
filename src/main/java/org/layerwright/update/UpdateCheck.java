package org.layerwright.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.json.JsonFormatException;
import org.layerwright.text.Texts;

/**
 * Asks for the newest release, once and only when somebody wants to know. Nothing is downloaded and nothing installed; the
 * program works without a network for ever.
 *
 * @param address {@value #VARIABLE}, or what the policy says: an address, {@code off}, or blank
 * @param proxy which proxy to go through
 * @param patience how long the whole may take
 */
public record UpdateCheck(String address, ProxySelector proxy, Duration patience) {
    /** The environment variable that names the address. */
    public static final String VARIABLE = "LAYERWRIGHT_UPDATES";

    private static final String OFF = "off";
    private static final int OK = 200;
    private static final int MAX_BYTES = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * As an environment says; proxies are those of downloads.
     *
     * @throws org.layerwright.data.download.DownloadException if a proxy is no address
     */
    public static UpdateCheck of(Map<String, String> environment) {
        return new UpdateCheck(
                environment.getOrDefault(VARIABLE, "").strip(),
                DownloadOptions.of(environment).proxy(),
                PATIENCE);
    }

    /**
     * Asks. Takes as long as the network does, {@link #patience} at most.
     *
     * @throws UpdateException where there is nobody to ask or no proper answer
     */
    public Release ask() {
        if (address.isEmpty()) {
            throw new UpdateException("update.noAddress", VARIABLE);
        }
        if (address.equals(OFF)) {
            throw new UpdateException("update.off");
        }
        URI uri = uri();
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience)
                .proxy(proxy)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("User-Agent", "Layerwright").build();
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(response -> read(uri, response));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UpdateException(e, "update.slow", uri, patience.toMillis() / 1000.0);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpdateException explained) {
                throw explained;
            }
            throw new UpdateException(e, "update.unreachable", uri, reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpdateException(e, "update.slow", uri, patience.toMillis() / 1000.0);
        }
    }

    private URI uri() {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new UpdateException(e, "update.badAddress", address, VARIABLE);
        }
        throw new UpdateException("update.badAddress", address, VARIABLE);
    }

    private static Release read(URI uri, HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new UpdateException("update.status", uri, response.statusCode());
            }
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UpdateException("update.large", uri, MAX_BYTES);
            }
            return Release.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonFormatException e) {
            throw new UpdateException(e, "update.noAnswer", uri, new Texts(Texts.ENGLISH).json(e));
        } catch (IOException e) {
            throw new UpdateException(e, "update.unreachable", uri, reason(e));
        }
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return cause.getClass().getSimpleName() + message;
    }
}
