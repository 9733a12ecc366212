package org.layerwright.data.download;

import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How to download.
 *
 * @param baseUrl        a place that has all data sets, such as a school's own server: files then come from
 *                       {@code baseUrl/<id>/<file>} and from nowhere else
 * @param proxy          which proxy to go through for which address
 * @param connectTimeout how long a server may take to be reached
 * @param stallTimeout   how long a server may send nothing
 * @param retryPause     how long to wait before a broken transfer is taken up again
 * @param tries          how often in a row a server may fail without having sent anything new
 */
public record DownloadOptions(
        Optional<URI> baseUrl,
        ProxySelector proxy,
        Duration connectTimeout,
        Duration stallTimeout,
        Duration retryPause,
        int tries) {
    /** The environment variable that names {@link #baseUrl}. */
    public static final String BASE_VARIABLE = "LAYERWRIGHT_DATASETS_URL";

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration STALL = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 3;

    /**
     * The options of the environment: {@value #BASE_VARIABLE}, and the proxies that {@code https_proxy},
     * {@code http_proxy} and {@code no_proxy} name; without them, those of the system.
     *
     * @throws DownloadException if one of them is no address
     */
    public static DownloadOptions of(Map<String, String> environment) {
        String base = environment.getOrDefault(BASE_VARIABLE, "");
        return new DownloadOptions(Optional.empty(), ProxyChoice.of(environment), CONNECT, STALL, PAUSE, TRIES)
                .withBaseUrl(base);
    }

    /** @param text the address, or blank for the servers of the catalogue */
    public DownloadOptions withBaseUrl(String text) {
        Optional<URI> base = text.isBlank() ? Optional.empty() : Optional.of(Addresses.folder(text.strip()));
        return new DownloadOptions(base, proxy, connectTimeout, stallTimeout, retryPause, tries);
    }

    /** @param text {@code host:port} or {@code http://host:port}, or {@code none} for no proxy at all */
    public DownloadOptions withProxy(String text) {
        return new DownloadOptions(
                baseUrl, ProxyChoice.named(text.strip()), connectTimeout, stallTimeout, retryPause, tries);
    }
}
