package org.layerwright.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the application finds what it brings and keeps what it makes.
 *
 * @param home     holds {@code assets} and {@code sample-models}
 * @param userData the user's own folder, for runs, settings and downloaded data sets
 * @param runs where runs go
 * @param datasets where downloaded data sets lie
 * @param portable whether all of it lies beside the application, on the same stick
 * @param policy what was laid down for all users
 */
public record AppFolders(Path home, Path userData, Path runs, Path datasets, boolean portable, Policy policy) {
    /** The system property that names the home. */
    public static final String HOME_PROPERTY = "layerwright.home";
    /** The environment variable that names the user's folder. */
    public static final String DATA_VARIABLE = "LAYERWRIGHT_DATA";

    /**
     * The system property that names the marker of a portable installation: a folder beside the application. Where it is
     * there, it is the user's folder.
     */
    public static final String PORTABLE_PROPERTY = "layerwright.portable";

    private static final String NAME = "Layerwright";

    /** Runs and data sets lie in the user's own folder. */
    public AppFolders(Path home, Path userData) {
        this(home, userData, userData.resolve("runs"), userData.resolve("datasets"), false, Policy.NONE);
    }

    /**
     * Finds the folders. The home is the property {@value #HOME_PROPERTY} or else the current folder. The user's folder is
     * the first of: what the policy says; the marker of a portable installation; {@value #DATA_VARIABLE}; and what each
     * platform has: {@code %APPDATA%} on Windows, {@code ~/Library/Application Support} on macOS, {@code $XDG_DATA_HOME}
     * or {@code ~/.local/share} elsewhere. Runs and data sets are where the policy says, else where the user chose, else
     * below the user's folder.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param properties  as {@link System#getProperties()} gives them
     * @throws RunException if the user chose folders or a policy is there and its file cannot be read
     */
    public static AppFolders detect(Map<String, String> environment, Properties properties) {
        Path current = Path.of(properties.getProperty("user.dir", ".")).toAbsolutePath();
        Path home = current.resolve(properties.getProperty(HOME_PROPERTY, "")).normalize();
        Policy policy = Policy.detect(home, environment, properties);
        Optional<Path> portable = Optional.of(properties.getProperty(PORTABLE_PROPERTY, ""))
                .filter(name -> !name.isBlank())
                .map(name -> current.resolve(name).normalize())
                .filter(Files::isDirectory);
        Path userData = policy.data().or(() -> portable).orElseGet(() -> {
            String named = environment.getOrDefault(DATA_VARIABLE, "");
            Path folder = named.isBlank() ? platformFolder(environment, properties) : current.resolve(named);
            return folder.toAbsolutePath().normalize();
        });
        AppFolders usual = new AppFolders(home, userData);
        FolderChoices chosen = FolderChoices.read(userData);
        return new AppFolders(
                home,
                userData,
                policy.runs().or(chosen::runs).orElse(usual.runs()),
                policy.datasets().or(chosen::datasets).orElse(usual.datasets()),
                policy.data().isEmpty() && portable.isPresent(),
                policy);
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
