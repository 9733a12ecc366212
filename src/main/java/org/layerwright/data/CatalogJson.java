package org.layerwright.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.layerwright.data.CatalogEntry.CatalogFile;
import org.layerwright.data.CatalogEntry.Digest;
import org.layerwright.data.CatalogEntry.Kind;
import org.layerwright.data.CatalogEntry.Licence;
import org.layerwright.data.CatalogEntry.Preparation;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.network.Shape;

/**
 * Reads the catalogue, which is data and not code: {@code catalog.json} beside this class. Every value has bounds, since
 * names become paths and sizes become room on the disk.
 */
final class CatalogJson {
    private static final String FORMAT = "layerwright-data-catalog";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,79}");
    private static final Map<String, Pattern> DIGESTS =
            Map.of("SHA-256", Pattern.compile("[0-9a-f]{64}"), "MD5", Pattern.compile("[0-9a-f]{32}"));
    private static final Preparation NONE = new Preparation(Kind.KEEP, 0, List.of());
    private static final long MAX_BYTES = 1L << 36;
    private static final int MAX_SAMPLES = 100_000_000;
    private static final int MAX_CLASSES = 256;
    private static final int MAX_EXTENT = 4096;

    private CatalogJson() {}

    /** Holds the catalogue from the first time it is asked for: most commands never do. */
    private static final class Standard {
        static final List<CatalogEntry> ENTRIES = load();
    }

    /** The catalogue that comes with the application. */
    static List<CatalogEntry> standard() {
        return Standard.ENTRIES;
    }

    private static List<CatalogEntry> load() {
        try (InputStream in = CatalogJson.class.getResourceAsStream("catalog.json")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The catalogue is part of the application", e);
        }
    }

    /** @throws JsonFormatException if something is missing or out of bounds */
    static List<CatalogEntry> read(String text) {
        JsonReader json =
                JsonReader.parse(text).expect(FORMAT, 1).only(Set.of("format", "version", "digestsFrom", "entries"));
        List<CatalogEntry> entries = new ArrayList<>();
        for (JsonReader entry : json.objects("entries")) {
            entries.add(entry(entry));
        }
        if (entries.stream().map(CatalogEntry::id).distinct().count() != entries.size()) {
            throw wrong("entries", "ids that differ", entries.size());
        }
        return List.copyOf(entries);
    }

    private static CatalogEntry entry(JsonReader json) {
        String comesAlong = json.string("comesAlong", "");
        boolean here = !comesAlong.isEmpty();
        CatalogEntry entry = new CatalogEntry(
                matching(ID, "id", json.string("id")),
                json.string("title"),
                here ? matching(FILE_NAME, "comesAlong", comesAlong) : "",
                shape(json.numbers("shape")),
                within("trainSamples", json.integer("trainSamples"), 1, MAX_SAMPLES),
                within("testSamples", json.integer("testSamples"), 0, MAX_SAMPLES),
                within("classes", json.integer("classes"), 1, MAX_CLASSES),
                json.strings("classNames"),
                licence(json.object("licence")),
                json.string("citation"),
                json.strings("mirrors").stream().map(CatalogJson::mirror).toList(),
                here ? List.of() : files(json.objects("files")),
                here ? NONE : preparation(json.object("preparation")));
        if (!entry.classNames().isEmpty() && entry.classNames().size() != entry.classes()) {
            throw wrong(
                    "classNames", entry.classes() + " names", entry.classNames().size());
        }
        if (!here && (entry.files().isEmpty() || entry.mirrors().isEmpty())) {
            throw wrong("files", "files and mirrors", entry.id());
        }
        return entry;
    }

    private static Shape shape(List<Double> dims) {
        if (dims.isEmpty() || dims.size() > 3) {
            throw wrong("shape", "1 to 3 numbers", dims);
        }
        return new Shape(dims.stream()
                .map(dim -> within("shape", Math.round(dim), 1, MAX_EXTENT).intValue())
                .toList());
    }

    private static Licence licence(JsonReader json) {
        return new Licence(
                json.string("name"), mirror(json.string("statedAt"), "").toString());
    }

    private static List<CatalogFile> files(List<JsonReader> objects) {
        return objects.stream()
                .map(json -> new CatalogFile(
                        matching(FILE_NAME, "name", json.string("name")),
                        within("size", json.longInteger("size"), 1, MAX_BYTES),
                        digest(json.object("digest"))))
                .toList();
    }

    private static Digest digest(JsonReader json) {
        String algorithm = json.string("algorithm");
        Pattern pattern = DIGESTS.get(algorithm);
        if (pattern == null) {
            throw wrong("algorithm", "SHA-256 or MD5", algorithm);
        }
        return new Digest(algorithm, matching(pattern, "value", json.string("value")));
    }

    private static Preparation preparation(JsonReader json) {
        String name = json.string("kind");
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                List<String> files = json.strings("files");
                files.forEach(file -> matching(FILE_NAME, "files", file));
                return new Preparation(kind, within("bytes", json.longInteger("bytes"), 1, MAX_BYTES), files);
            }
        }
        throw wrong("kind", "keep, unpack-tar or emnist-letters", name);
    }

    private static URI mirror(String text) {
        return mirror(text, "/");
    }

    private static URI mirror(String text, String end) {
        if (!text.matches("https?://[A-Za-z0-9.-]+(:[0-9]+)?/\\S*") || !text.endsWith(end)) {
            throw wrong("mirrors", "http(s)://host/…" + end, text);
        }
        return URI.create(text);
    }

    private static String matching(Pattern pattern, String field, String text) {
        if (!pattern.matcher(text).matches() || text.contains("..")) {
            throw wrong(field, pattern, text);
        }
        return text;
    }

    private static int within(String field, int value, int least, int most) {
        return within(field, (long) value, least, most).intValue();
    }

    private static Long within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw wrong(field, least + " … " + most, value);
        }
        return value;
    }

    private static JsonFormatException wrong(String field, Object expected, Object found) {
        return new JsonFormatException("wrong-type", field, expected, found);
    }
}
