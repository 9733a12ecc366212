package org.layerwright.data.download;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads addresses that people type. */
final class Addresses {
    private static final int MAX_PORT = 65_535;

    private Addresses() {}

    /** An address that files can be appended to. */
    static URI folder(String text) {
        URI uri = http(text, "download.badUrl");
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new DownloadException("download.badUrl", text);
        }
        return text.endsWith("/") ? uri : URI.create(text + "/");
    }

    /** {@code host:port}, with {@code http://} before it or not. */
    static InetSocketAddress proxy(String text) {
        URI uri = http(text.contains("://") ? text : "http://" + text, "download.badProxy");
        if (uri.getPort() < 1 || uri.getPort() > MAX_PORT) {
            throw new DownloadException("download.badProxy", text);
        }
        return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort());
    }

    private static URI http(String text, String key) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new DownloadException(e, key, text);
        }
        throw new DownloadException(key, text);
    }
}
