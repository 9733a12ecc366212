package org.layerwright.update;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;

/**
 * The newest release, as a small JSON file at an address of ours or of a school tells it:
 * <pre>{"format": "layerwright-release", "version": 1, "latest": "0.2.0", "page": "https://…"}</pre>
 *
 * @param version  the newest version
 * @param page     where one reads of it and downloads it, if the file says so
 */
public record Release(String version, Optional<URI> page) {
    private static final String FORMAT = "layerwright-release";
    private static final int VERSION = 1;
    private static final int MAX_PAGE = 500;
    private static final Pattern NAME = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6}){0,3}(-[A-Za-z0-9.]{1,20})?");

    /**
     * Reads what a server sent.
     *
     * @throws JsonFormatException where it is anything else
     */
    static Release parse(String text) {
        JsonReader json =
                JsonReader.parse(text).expect(FORMAT, VERSION).only(Set.of("format", "version", "latest", "page"));
        String latest = json.string("latest");
        if (!NAME.matcher(latest).matches()) {
            throw new JsonFormatException(
                    "wrong-type", "latest", "1.2.3", latest.substring(0, Math.min(40, latest.length())));
        }
        String page = json.string("page", "");
        return new Release(latest, page.isBlank() ? Optional.empty() : Optional.of(page(page)));
    }

    /** Whether it is newer than a version; unknown ones, such as that of a build of one's own, are older than all. */
    public boolean isNewerThan(String other) {
        return !NAME.matcher(other).matches() || ORDER.compare(version, other) > 0;
    }

    /** Number by number; what has a word behind, such as {@code 1.0-SNAPSHOT}, comes before the release itself. */
    private static final Comparator<String> ORDER =
            Comparator.comparing(Release::numbers, Release::compare).thenComparing(name -> name.contains("-") ? 0 : 1);

    private static List<Integer> numbers(String name) {
        return Stream.of(name.replaceFirst("-.*", "").split("\\."))
                .map(Integer::valueOf)
                .toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = Integer.compare(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static URI page(String text) {
        try {
            URI uri = new URI(text);
            if (text.length() <= MAX_PAGE
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new JsonFormatException("wrong-type", "page", "https://…", e.getReason());
        }
        throw new JsonFormatException(
                "wrong-type", "page", "https://…", text.substring(0, Math.min(40, text.length())));
    }
}
