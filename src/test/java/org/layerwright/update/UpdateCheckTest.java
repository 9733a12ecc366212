package org.layerwright.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks a server on this machine, which is a proxy in one test. */
class UpdateCheckTest {
    private static final String GOOD =
            "{\"format\": \"layerwright-release\", \"version\": 1, \"latest\": \"0.2.0\", \"page\": \"https://l.example/r\"}";

    private final List<URI> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile String body = GOOD;
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private String here() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Release ask(Map<String, String> environment) {
        return UpdateCheck.of(environment).ask();
    }

    private String refused() {
        UpdateException e =
                assertThrows(UpdateException.class, () -> ask(Map.of(UpdateCheck.VARIABLE, here() + "/latest.json")));
        assertFalse(e.getMessage().contains("‹"), e.getMessage());
        return e.key();
    }

    @Test
    void theNewestVersionIsTold() {
        Release release = ask(Map.of(UpdateCheck.VARIABLE, here() + "/latest.json"));
        assertEquals(new Release("0.2.0", Optional.of(URI.create("https://l.example/r"))), release);
    }

    @Test
    void withoutAnAddressNobodyIsAsked() {
        assertEquals(
                "update.noAddress",
                assertThrows(UpdateException.class, () -> ask(Map.of())).key());
        assertEquals(
                "update.off",
                assertThrows(UpdateException.class, () -> ask(Map.of(UpdateCheck.VARIABLE, "off")))
                        .key());
        assertTrue(asked.isEmpty());
    }

    @Test
    void theProxyOfTheEnvironmentIsAsked() {
        Release release =
                ask(Map.of(UpdateCheck.VARIABLE, "http://releases.example/latest.json", "http_proxy", here()));
        assertEquals("0.2.0", release.version());
        assertEquals(List.of(URI.create("http://releases.example/latest.json")), asked);
    }

    /** {@code -Dhttp.proxyHost=…}, as Java programs are usually told. */
    @Test
    void theProxyOfJavasPropertiesIsAsked() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", String.valueOf(server.getAddress().getPort()));
        try {
            assertEquals(
                    "0.2.0",
                    ask(Map.of(UpdateCheck.VARIABLE, "http://releases.example/latest.json"))
                            .version());
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
        assertEquals(List.of(URI.create("http://releases.example/latest.json")), asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "[]",
                "{}",
                "{\"format\": \"layerwright-release\", \"version\": 1}",
                "{\"format\": \"layerwright-release\", \"version\": 1, \"latest\": \"\\u001b[31m\"}",
                "{\"format\": \"layerwright-release\", \"version\": 1, \"latest\": \"1\", \"page\": \"file:///etc\"}",
                "{\"format\": \"layerwright-release\", \"version\": 1, \"latest\": \"1\", \"run\": \"me\"}"
            })
    void anythingElseIsNoAnswer(String text) {
        body = text;
        assertEquals("update.noAnswer", refused());
    }

    @Test
    void aLongAnswerIsNotReadToItsEnd() {
        body = GOOD + " ".repeat(70_000);
        assertEquals("update.large", refused());
    }

    @Test
    void anErrorOfTheServerIsTold() {
        status = 404;
        assertEquals("update.status", refused());
    }

    @Test
    void aServerThatSaysNothingIsLeft() throws IOException {
        // It is listened to, but never accepted.
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            UpdateCheck check = new UpdateCheck(
                    "http://127.0.0.1:" + silent.getLocalPort(), ProxySelector.of(null), Duration.ofMillis(200));
            assertEquals(
                    "update.slow",
                    assertThrows(UpdateException.class, check::ask).key());
        }
    }

    @Test
    void nobodyThereIsTold() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertEquals(
                "update.unreachable",
                assertThrows(UpdateException.class, () -> ask(Map.of(UpdateCheck.VARIABLE, "http://127.0.0.1:" + port)))
                        .key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example", "nothing", "http:///x", "https://a b/"})
    void whatIsNoAddressIsTold(String address) {
        assertEquals(
                "update.badAddress",
                assertThrows(UpdateException.class, () -> ask(Map.of(UpdateCheck.VARIABLE, address)))
                        .key());
    }

    @ParameterizedTest
    @CsvSource({
        "0.2.0, 0.1.0, true",
        "0.10.0, 0.9.9, true",
        "1.0, 1.0.0, false",
        "1.0.0, 1.0.0-SNAPSHOT, true",
        "1.0.0-SNAPSHOT, 1.0.0, false",
        "0.1.0, 0.2.0, false",
        "0.1.0, (development), true"
    })
    void versionsAreComparedNumberByNumber(String one, String other, boolean newer) {
        assertEquals(newer, new Release(one, Optional.empty()).isNewerThan(other));
    }
}
