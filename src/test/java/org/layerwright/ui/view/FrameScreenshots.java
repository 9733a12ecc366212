package org.layerwright.ui.view;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.device.CudaPack;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.AppFolders;
import org.layerwright.text.Texts;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;
import org.layerwright.ui.viewmodel.AboutViewModel;
import org.layerwright.ui.viewmodel.CudaPackViewModel;
import org.layerwright.ui.viewmodel.DevicesViewModel;
import org.layerwright.ui.viewmodel.DiskFiles;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.PreferencesViewModel;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.SettingsViewModel;
import org.layerwright.ui.viewmodel.UpdateViewModel;
import org.layerwright.update.Release;
import org.layerwright.update.UpdateCheck;

/** Draws preferences and about in an installation with a policy: {@code FrameScreenshots FOLDER}. */
final class FrameScreenshots {
    private FrameScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path home = Files.createTempDirectory("layerwright-frame");
        Files.writeString(
                home.resolve("policy.json"),
                "{\"format\": \"layerwright-policy\", \"version\": 1, \"data\": \"/srv/class/li\","
                        + " \"datasets\": \"/srv/class/datasets\", \"threads\": 2, \"language\": \"zh-CN\"}");
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        properties.setProperty("layerwright.home", home.toString());
        AppFolders folders = AppFolders.detect(Map.of(), properties);
        Fx.run(() -> {
            for (Settings.Language language : Settings.Language.values()) {
                SettingsViewModel settings = new SettingsViewModel(
                        home.resolve("settings.json"),
                        new DiskFiles(new AtomicFiles()::write),
                        Runnable::run,
                        Runnable::run,
                        Locale.ENGLISH);
                settings.layDown(language);
                Texts texts = settings.texts();
                PreferencesViewModel preferences = new PreferencesViewModel(folders, Runnable::run, Runnable::run);
                draw(
                        new PreferencesView(settings, preferences, null, 2, texts),
                        language,
                        folder.resolve("preferences-" + language + ".png"));
                UpdateViewModel updates = new UpdateViewModel(
                        language == Settings.Language.ENGLISH
                                ? UpdateCheck.of(Map.of())::ask
                                : () -> new Release("9.0.0", Optional.empty()),
                        "0.1.0",
                        Runnable::run,
                        Runnable::run);
                updates.check();
                AboutViewModel about = new AboutViewModel(
                        folders, new FakeTrainingService(), devices(), pack(folders), updates, Runnable::run);
                draw(new AboutView(about, null, texts), language, folder.resolve("about-" + language + ".png"));
            }
        });
        Platform.exit();
        System.exit(0);
    }

    private static DevicesViewModel devices() {
        DevicesViewModel devices = new DevicesViewModel(
                () -> DeviceList.unknown(Reason.of(DeviceStatus.NO_PACK)), Runnable::run, Runnable::run);
        devices.look();
        return devices;
    }

    /** One that is not there, of a platform that has it. */
    private static CudaPackViewModel pack(AppFolders folders) {
        return new CudaPackViewModel(
                Optional.of(CudaPack.of(
                        org.layerwright.device.Platform.of("Linux", "amd64").orElseThrow(), folders.userData())),
                () -> DownloadOptions.of(Map.of()),
                new SimpleBooleanProperty(),
                () -> {},
                Runnable::run,
                Runnable::run,
                (delay, task) -> task.run());
    }

    private static void draw(Parent view, Settings.Language language, Path file) {
        Scene scene = new Scene(view);
        Look.apply(scene);
        Settings.ThemeChoice theme =
                language == Settings.Language.ENGLISH ? Settings.ThemeChoice.LIGHT : Settings.ThemeChoice.DARK;
        Look.use(theme);
        Look.mark(theme, scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        view.applyCss();
        view.layout();
        WritableImage image = scene.snapshot(null);
        stage.close();
        Png.write(image, file);
    }
}
