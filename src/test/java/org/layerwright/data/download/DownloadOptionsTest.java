package org.layerwright.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadOptionsTest {
    private static String proxyOf(DownloadOptions options, String uri) {
        return options.proxy().select(URI.create(uri)).get(0).toString();
    }

    @Test
    void theEnvironmentNamesAPlaceAndProxies() {
        DownloadOptions options = DownloadOptions.of(Map.of(
                "LAYERWRIGHT_DATASETS_URL",
                "https://school.example/data",
                "https_proxy",
                "http://one.example:3128",
                "HTTP_PROXY",
                "two.example:8080",
                "no_proxy",
                ".inside.example, other.example"));
        assertEquals(
                URI.create("https://school.example/data/"), options.baseUrl().orElseThrow());
        assertTrue(proxyOf(options, "https://a.example/").contains("one.example"));
        assertTrue(proxyOf(options, "http://a.example/").contains("two.example"));
        for (String direct : new String[] {
            "https://x.inside.example/", "http://other.example/", "http://127.0.0.1:80/", "http://localhost/"
        }) {
            assertEquals("DIRECT", proxyOf(options, direct), direct);
        }
        assertTrue(proxyOf(options, "http://another.example/").contains("two.example"));
    }

    @Test
    void withoutThemTheSystemDecides() {
        DownloadOptions options = DownloadOptions.of(Map.of("https_proxy", "", "LAYERWRIGHT_DATASETS_URL", " "));
        assertTrue(options.baseUrl().isEmpty());
        assertSame(ProxySelector.getDefault(), options.proxy());
    }

    @Test
    void theOptionComesFirst() {
        DownloadOptions options = DownloadOptions.of(Map.of("http_proxy", "one.example:1"));
        assertTrue(
                proxyOf(options.withProxy("two.example:2"), "http://a.example/").contains("two.example"));
        assertEquals("DIRECT", proxyOf(options.withProxy("none"), "http://a.example/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/", "nothing", "http://", "http://a b/", "https://a.example/?q=1", "/x"})
    void whatIsNoAddressIsRefused(String text) {
        DownloadOptions options = DownloadOptions.of(Map.of());
        DownloadException e = assertThrows(DownloadException.class, () -> options.withBaseUrl(text));
        assertEquals("download.badUrl", e.key());
        assertTrue(e.getMessage().contains(text), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "proxy.example:0", "proxy.example:99999", "", "socks://x:1"})
    void whatIsNoProxyIsRefused(String text) {
        DownloadOptions options = DownloadOptions.of(Map.of());
        assertEquals(
                "download.badProxy",
                assertThrows(DownloadException.class, () -> options.withProxy(text))
                        .key());
    }
}
