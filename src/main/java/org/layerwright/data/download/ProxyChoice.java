package org.layerwright.data.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the proxy as command-line programs do: by {@code https_proxy}, {@code http_proxy} and {@code no_proxy} (or in
 * capitals), and without them as the system's settings and Java's properties say.
 */
final class ProxyChoice extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Optional<InetSocketAddress> http;
    private final Optional<InetSocketAddress> https;
    private final List<String> direct;

    private ProxyChoice(Optional<InetSocketAddress> http, Optional<InetSocketAddress> https, List<String> direct) {
        this.http = http;
        this.https = https;
        this.direct = direct;
    }

    static ProxySelector of(Map<String, String> environment) {
        Optional<InetSocketAddress> http = variable(environment, "http_proxy").map(Addresses::proxy);
        Optional<InetSocketAddress> https = variable(environment, "https_proxy").map(Addresses::proxy);
        if (http.isEmpty() && https.isEmpty()) {
            return ProxySelector.getDefault();
        }
        List<String> direct = variable(environment, "no_proxy").stream()
                .flatMap(list -> List.of(list.split("[,\\s]+")).stream())
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(name -> !name.isEmpty())
                .toList();
        return new ProxyChoice(http, https, direct);
    }

    /** @param text an address, or {@code none} */
    static ProxySelector named(String text) {
        return text.equals("none") ? ProxySelector.of(null) : ProxySelector.of(Addresses.proxy(text));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        String upper = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
        return Optional.of(environment.getOrDefault(name, upper).strip()).filter(text -> !text.isEmpty());
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean own = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        boolean excepted =
                direct.stream().anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
        if (own || excepted) {
            return DIRECT;
        }
        return ("https".equals(uri.getScheme()) ? https : http)
                .map(address -> List.of(
                        new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHostString(), address.getPort()))))
                .orElse(DIRECT);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // The failed request tells.
    }
}
