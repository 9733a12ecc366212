package org.layerwright.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which libraries of the system the natives of an application ask for, and which Debian packages have them. */
final class ElfNeeds {
    private static final Pattern NEEDED = Pattern.compile("\\s+NEEDED\\s+(\\S+)");
    private static final Pattern OWNER = Pattern.compile("([a-z0-9.+-]+)(?::[a-z0-9]+)?: \\S+");
    /** Sound and printing, which JavaFX and the JDK bring and nothing here uses. */
    private static final Set<String> UNUSED = Set.of("libasound.so.2", "libcups.so.2");
    /** Opened by name while the window starts, so no native asks for them. */
    private static final List<String> OPENED = List.of("libgtk-3-0", "libxtst6");

    private static final List<String> OPENED_LIBRARIES = List.of("libgtk-3.so.0", "libXtst.so.6");

    private final Set<String> libraries;

    private ElfNeeds(Set<String> libraries) {
        this.libraries = libraries;
    }

    static ElfNeeds of(Path image) throws IOException, InterruptedException {
        Set<String> needed = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        for (Path file : Trees.files(image)) {
            if (!isElf(file)) {
                continue;
            }
            own.add(file.getFileName().toString());
            Matcher matcher = NEEDED.matcher(Tools.run(List.of("objdump", "-p", file.toString())));
            while (matcher.find()) {
                needed.add(matcher.group(1));
            }
        }
        // Also by the name with a version that another one of ours asks for it.
        needed.removeIf(name -> own.contains(name) || own.contains(name.replaceFirst("\\.so\\..*", ".so")));
        needed.removeAll(UNUSED);
        return new ElfNeeds(needed);
    }

    Set<String> libraries() {
        return libraries;
    }

    /** The field {@code Depends} of a Debian package. */
    String debian() throws IOException, InterruptedException {
        Set<String> packages = new TreeSet<>(OPENED);
        List<String> unknown = new ArrayList<>();
        String cache = Tools.run(List.of("/sbin/ldconfig", "-p"));
        for (String library : libraries) {
            Matcher place = Pattern.compile(Pattern.quote(library) + " \\(.*\\) => (\\S+)")
                    .matcher(cache);
            if (place.find()) {
                packages.add(owner(Path.of(place.group(1))));
            } else {
                unknown.add(library);
            }
        }
        if (!unknown.isEmpty()) {
            System.out.println("Not on this machine, so without a package: " + String.join(", ", unknown));
        }
        return String.join(", ", packages);
    }

    /** The field {@code Requires} of an RPM package: libraries by name, all of them for 64 bits. */
    String rpm() {
        Set<String> names = new TreeSet<>(libraries);
        names.addAll(OPENED_LIBRARIES);
        // The loader is part of the C library, and is not provided under a name with bits everywhere.
        names.removeIf(name -> name.startsWith("ld-linux"));
        return names.stream().map(name -> name + "()(64bit)").collect(Collectors.joining(", "));
    }

    /** A library may be known to dpkg by the path before or after /lib became a link to /usr/lib. */
    private static String owner(Path library) throws IOException, InterruptedException {
        for (Path path : List.of(library, library.toRealPath(), Path.of("/usr" + library))) {
            try {
                Matcher owner = OWNER.matcher(Tools.run(List.of("dpkg", "-S", path.toString())));
                if (owner.find()) {
                    return owner.group(1);
                }
            } catch (IOException e) {
                continue; // The next path.
            }
        }
        throw new IOException("No package owns \"" + library + "\", which the natives need.");
    }

    private static boolean isElf(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
        }
    }
}
