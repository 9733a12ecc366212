package org.layerwright.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Where the application finds what it brings and keeps what it makes.
 *
 * @param home     holds {@code assets} and {@code sample-models}
 * @param userData the user's own folder, for runs, settings and downloaded data sets
 * @param runs where runs go
 * @param datasets where downloaded data sets lie
 */
public record AppFolders(Path home, Path userData, Path runs, Path datasets) {
    /** The system property that names the home. */
    public static final String HOME_PROPERTY = "layerwright.home";
    /** The environment variable that names the user's folder. */
    public static final String DATA_VARIABLE = "LAYERWRIGHT_DATA";

    private static final String NAME = "Layerwright";

    /** Runs and data sets lie in the user's own folder. */
    public AppFolders(Path home, Path userData) {
        this(home, userData, userData.resolve("runs"), userData.resolve("datasets"));
    }

    /**
     * Finds the folders as each platform has it: {@code %APPDATA%} on Windows, {@code ~/Library/Application Support} on
     * macOS, {@code $XDG_DATA_HOME} or {@code ~/.local/share} elsewhere. The home is the property
     * {@value #HOME_PROPERTY} or else the current folder.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param properties  as {@link System#getProperties()} gives them
     * @throws RunException if the user chose folders and the file that says which cannot be read
     */
    public static AppFolders detect(Map<String, String> environment, Properties properties) {
        Path current = Path.of(properties.getProperty("user.dir", ".")).toAbsolutePath();
        Path home = current.resolve(properties.getProperty(HOME_PROPERTY, "")).normalize();
        String named = environment.getOrDefault(DATA_VARIABLE, "");
        Path userData = named.isBlank() ? platformFolder(environment, properties) : current.resolve(named);
        AppFolders usual = new AppFolders(home, userData.toAbsolutePath().normalize());
        FolderChoices chosen = FolderChoices.read(usual.userData());
        return new AppFolders(
                home,
                usual.userData(),
                chosen.runs().orElse(usual.runs()),
                chosen.datasets().orElse(usual.datasets()));
    }

    private static Path platformFolder(Map<String, String> environment, Properties properties) {
        Path user = Path.of(properties.getProperty("user.home", "."));
        String os = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? user.resolve("AppData").resolve("Roaming") : Path.of(roaming)).resolve(NAME);
        }
        if (os.startsWith("mac")) {
            return user.resolve("Library").resolve("Application Support").resolve(NAME);
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        // The XDG base directory specification says to ignore a relative path.
        boolean usable = !xdg.isBlank() && Path.of(xdg).isAbsolute();
        return (usable ? Path.of(xdg) : user.resolve(".local").resolve("share")).resolve(NAME.toLowerCase(Locale.ROOT));
    }

    /** The built-in data sets. */
    public Path assets() {
        return home.resolve("assets");
    }

    /** The networks to begin with. */
    public Path sampleModels() {
        return home.resolve("sample-models");
    }

    /**
     * The environment for a process that must find the same folder of the user, wherever it is started.
     *
     * @param own this process's environment
     */
    public Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.put(DATA_VARIABLE, userData.toAbsolutePath().toString());
        return environment;
    }
}
