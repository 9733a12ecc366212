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
 */
public record AppFolders(Path home, Path userData) {
    /** The system property that names the home. */
    public static final String HOME_PROPERTY = "layerwright.home";
    /** The environment variable that names the user's folder. */
    public static final String DATA_VARIABLE = "LAYERWRIGHT_DATA";

    private static final String NAME = "Layerwright";

    /**
     * Finds the folders as each platform has it: {@code %APPDATA%} on Windows, {@code ~/Library/Application Support} on
     * macOS, {@code $XDG_DATA_HOME} or {@code ~/.local/share} elsewhere. The home is the property
     * {@value #HOME_PROPERTY} or else the current folder.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param properties  as {@link System#getProperties()} gives them
     */
    public static AppFolders detect(Map<String, String> environment, Properties properties) {
        Path current = Path.of(properties.getProperty("user.dir", ".")).toAbsolutePath();
        Path home = current.resolve(properties.getProperty(HOME_PROPERTY, "")).normalize();
        String chosen = environment.getOrDefault(DATA_VARIABLE, "");
        Path userData = chosen.isBlank() ? platformFolder(environment, properties) : current.resolve(chosen);
        return new AppFolders(home, userData.toAbsolutePath().normalize());
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

    /** Where downloaded data sets lie. */
    public Path datasets() {
        return userData.resolve("datasets");
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

    /** Where runs go unless the user says otherwise. */
    public Path runs() {
        return userData.resolve("runs");
    }
}
