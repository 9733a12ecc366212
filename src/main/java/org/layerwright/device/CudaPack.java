package org.layerwright.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.data.download.Pack;
import org.layerwright.data.download.PackDownload;
import org.layerwright.json.JsonReader;

/**
 * The natives for cards of NVIDIA's: ND4J's CUDA backend with cuDNN, and CUDA's own libraries, so that a user installs
 * nothing but the driver. They are 2.4 GB and their use is limited to some machines, so they are installed when wanted, into
 * a folder of the user:
 *
 * <pre>
 *   cuda/11.6-8.3-1.0.0-M2.1/   the jars, once all of them are there and checked
 *   cuda/incoming/              what there is of an unfinished download
 *   cuda/natives/               what JavaCPP unpacks when they are used
 * </pre>
 *
 * @param folder {@code cuda} in the folder of the user
 * @param id of the version that this build works with
 * @param pack its files
 */
public record CudaPack(Path folder, String id, Pack pack) {
    /** Names the server to download from: one that keeps artifacts in Maven's layout. */
    public static final String URL_VARIABLE = "LAYERWRIGHT_CUDA_URL";

    private static final String MANIFEST = "cuda-pack.json";
    private static final String FORMAT = "layerwright-cuda-pack";
    private static final int VERSION = 1;
    private static final String TITLE = "CUDA 11.6";

    /**
     * The pack of a platform.
     *
     * @param userData the user's own folder
     */
    public static CudaPack of(Platform platform, Path userData) {
        JsonReader manifest = JsonReader.parse(manifest()).expect(FORMAT, VERSION);
        for (JsonReader each : manifest.objects("platforms")) {
            if (each.string("platform").equals(platform.classifier())) {
                List<Pack.File> files = each.objects("files").stream()
                        .map(file ->
                                new Pack.File(file.string("path"), file.longInteger("size"), file.string("sha256")))
                        .toList();
                Pack pack = new Pack(TITLE, files, each.longInteger("unpackedBytes"));
                return new CudaPack(userData.resolve("cuda"), manifest.string("id"), pack);
            }
        }
        throw new IllegalStateException(MANIFEST + " has no files for " + platform.classifier() + ".");
    }

    /** The pack for this machine; empty where there is none. */
    public static Optional<CudaPack> ofThisMachine(Path userData) {
        return Platform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""))
                .map(platform -> of(platform, userData));
    }

    private static String manifest() {
        try (InputStream in = CudaPack.class.getResourceAsStream(MANIFEST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path ready() {
        return folder.resolve(id);
    }

    private Path incoming() {
        return folder.resolve("incoming");
    }

    /** Where JavaCPP unpacks the natives, so that removing the pack removes them too. */
    public Path natives() {
        return folder.resolve("natives");
    }

    /** Whether all files are there in their size; their content was checked when they came. */
    public boolean isInstalled() {
        return pack.files().stream()
                .allMatch(file -> ready().resolve(file.name()).toFile().length() == file.size());
    }

    /** The jars for a class path. */
    public List<Path> jars() {
        return pack.files().stream().map(file -> ready().resolve(file.name())).toList();
    }

    /** An installation that can be run. */
    public PackDownload download(DownloadOptions options, Consumer<DownloadProgress> listener) {
        if (Files.exists(ready()) && !isInstalled()) {
            PackDownload.delete(List.of(ready()));
        }
        return new PackDownload(pack, ready(), incoming(), options, listener);
    }

    /**
     * Deletes the pack, what was unpacked of it, and an unfinished download.
     *
     * @return whether there was anything
     */
    public boolean remove() {
        boolean any = Files.exists(folder);
        PackDownload.delete(List.of(folder));
        return any;
    }
}
