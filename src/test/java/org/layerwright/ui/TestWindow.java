package org.layerwright.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.layerwright.app.Pages;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.Pack;
import org.layerwright.device.CudaPack;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.run.AppFolders;
import org.layerwright.ui.control.LayerCard;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.Png;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.MainWindow;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.AboutViewModel;
import org.layerwright.ui.viewmodel.CudaPackViewModel;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.DevicesViewModel;
import org.layerwright.ui.viewmodel.DiskFiles;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FakeExportService;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.FileCommands;
import org.layerwright.ui.viewmodel.FileStore;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.OwnSets;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.PreferencesViewModel;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.SettingsViewModel;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TemplatesViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.UpdateViewModel;
import org.layerwright.ui.viewmodel.data.TemplateData;
import org.layerwright.ui.viewmodel.runs.QueueFile;
import org.layerwright.ui.viewmodel.runs.QueueViewModel;
import org.layerwright.ui.viewmodel.train.FindingsViewModel;

/**
 * A main window on the seed network, with everything in one thread and dialogs that a test answers. What a test does with
 * it and asks of it can be called from any thread, and returns when the window has followed.
 */
final class TestWindow implements AutoCloseable {
    static final Path SAMPLES = Path.of("sample-models");

    private static final String CARD = "#card-";
    private static final String PACK = "libraries for a card";
    /** {@code printf 'libraries for a card' | sha256sum}. */
    private static final String PACK_DIGEST = "e4bdee27eb3158779b889cb3f814aad7f250b7fa6d103d3e5059085028e56cd7";

    final FileStore store = new DiskFiles((file, content) -> {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, content);
    });
    final Answers dialogs = new Answers();
    final DocumentViewModel document;
    final SettingsViewModel settings;
    final FakeTrainingService service = new FakeTrainingService();
    final FakeInspectionService inspection = new FakeInspectionService();
    final FakeExportService exports = new FakeExportService();
    final List<Path> shownFolders = new ArrayList<>();
    final PlanFormViewModel form;
    /** What installs and removes the CUDA pack, for a test to run. */
    final Deque<Runnable> packWork = new ArrayDeque<>();

    /** Where the pages let work be done; at once, unless a test wants it later. */
    Executor background = Runnable::run;

    final BooleanProperty onCard = new SimpleBooleanProperty();
    final TrainingViewModel training;
    final SubjectViewModel subject;
    final WindowModel model;
    final List<Page> pages;
    final MainWindow window;
    private final Slices slices;
    // Held, since a binding that nobody holds is collected and its listeners hear no more.
    private final ObjectBinding<NetworkSpec> shown;
    private final ObjectBinding<List<Problem>> problems;

    /** A window on the seed network, in sight. */
    static TestWindow open(Path folder) {
        return open(folder, seed(), made -> {});
    }

    /** A window on the seed network, in sight, as somebody likes it. */
    static TestWindow open(Path folder, Settings.Language language, Settings.ThemeChoice theme) {
        return open(folder, seed(), language, theme);
    }

    static TestWindow open(Path folder, NetworkSpec network, Settings.Language language, Settings.ThemeChoice theme) {
        return open(folder, network, made -> {
            made.settings.chooseLanguage(language);
            made.settings.chooseTheme(theme);
        });
    }

    /**
     * A window in sight.
     *
     * @param before what is done to it before it is seen, on the JavaFX thread
     */
    static TestWindow open(Path folder, NetworkSpec network, Consumer<TestWindow> before) {
        TestWindow made = Fx.get(() -> {
            TestWindow test = new TestWindow(folder, network);
            before.accept(test);
            test.window.show();
            return test;
        });
        Fx.settle();
        return made;
    }

    /** A window whose parts come one a frame, as the program's do; returns when all are there. */
    static TestWindow openInSlices(Path folder) {
        Slices slices = Slices.afterShow();
        TestWindow made = Fx.get(() -> {
            TestWindow test = new TestWindow(folder, seed(), slices);
            test.window.show();
            return test;
        });
        Fx.await(made::isComplete);
        return made;
    }

    /** Must be made on the JavaFX thread. */
    TestWindow(Path folder, NetworkSpec network) {
        this(folder, network, Slices.atOnce());
    }

    private TestWindow(Path folder, NetworkSpec network, Slices slices) {
        this.slices = slices;
        document = new DocumentViewModel(network);
        settings = new SettingsViewModel(
                folder.resolve("settings.json"), store, Runnable::run, Runnable::run, Locale.ENGLISH);
        FileCommands files = new FileCommands(document, settings, store, dialogs, Runnable::run, Runnable::run);
        TemplatesViewModel templates = new TemplatesViewModel(SAMPLES, store, Runnable::run, Runnable::run);
        form = new PlanFormViewModel(
                List.of(
                        DeviceOption.available("cpu", "device.cpu.title"),
                        DeviceOption.missing("cuda", "device.cuda.title", "device.gpu.noCard")),
                AugmentationTypes.all());
        shown = Bindings.createObjectBinding(document::network, document.stateProperty());
        problems = Bindings.createObjectBinding(() -> document.state().lowered().problems(), document.stateProperty());
        Later now = (delay, task) -> task.run();
        training = new TrainingViewModel(
                service, shown, problems, form, settings.textsProperty(), Runnable::run, now, path -> {});
        subject = new SubjectViewModel(training, shown, form.planProperty(), Runnable::run, Runnable::run);
        files.whenModelOpened(opened -> {
            subject.showModel(opened);
            training.weights().open(opened.file(), opened.model());
        });
        AppFolders folders = new AppFolders(Path.of("").toAbsolutePath(), folder);
        DatasetCatalog catalog = new DatasetCatalog(folders.home(), folders.datasets());
        form.fit().ask(catalog::kind, catalog::absent);
        form.networkProperty().bind(document.stateProperty());
        files.whenTemplateOpened(new TemplateData(catalog, form, settings)::choose);
        QueueViewModel queue = new QueueViewModel(
                training,
                shown,
                form.planProperty(),
                new QueueFile(folder.resolve("queue.json"), new AtomicFiles()),
                Runnable::run,
                Runnable::run);
        model = new WindowModel(
                folders,
                document,
                settings,
                new PreferencesViewModel(folders, Runnable::run, Runnable::run),
                about(folders),
                templates,
                files,
                dialogs,
                form,
                training,
                queue,
                new FindingsViewModel(service, training, document, form, Runnable::run, Runnable::run),
                subject,
                new OpenData(
                        catalog,
                        Runnable::run,
                        new OwnSets(folder.resolve("own-datasets.json"), store, Runnable::run, Runnable::run)),
                inspection,
                exports,
                new SimpleStringProperty(BuildPage.ID),
                new SimpleIntegerProperty(-1),
                new SimpleBooleanProperty(true),
                shownFolders::add,
                task -> background.execute(task),
                now,
                2,
                slices);
        pages = Pages.of(model);
        window = new MainWindow(new Stage(), model, pages);
    }

    /** With a card that wants nothing but its pack, which a file of a few bytes stands for. */
    private AboutViewModel about(AppFolders folders) {
        DevicesViewModel devices = new DevicesViewModel(TestWindow::devices, Runnable::run, Runnable::run);
        devices.look();
        CudaPack pack = new CudaPack(
                folders.userData().resolve("cuda"),
                "1",
                new Pack("CUDA 11.6", List.of(new Pack.File("org/cuda.jar", PACK.length(), PACK_DIGEST)), 10));
        CudaPackViewModel installer = new CudaPackViewModel(
                Optional.of(pack),
                () -> DownloadOptions.of(Map.of()),
                onCard,
                devices::look,
                packWork::add,
                Runnable::run,
                (delay, task) -> task.run());
        return new AboutViewModel(folders, service, devices, installer, UpdateViewModel.idle(), Runnable::run);
    }

    private static DeviceList devices() {
        Map<String, String> cpu = Map.of("cores", "2", "instructions", "AVX2");
        return new DeviceList(List.of(
                new DeviceStatus("cpu", "", Optional.empty(), cpu),
                new DeviceStatus(
                        "cuda",
                        "NVIDIA GeForce RTX 3060",
                        Optional.of(Reason.of(DeviceStatus.NO_PACK)),
                        Map.of("memory", "12 GB"))));
    }

    /** Puts the pack's file into a folder, from which it can be installed. */
    static Path packOn(Path drive) throws IOException {
        Files.createDirectories(drive);
        Files.writeString(drive.resolve("cuda.jar"), PACK);
        return drive;
    }

    /** Leaves no trace of the window, nor of what still lies over it. */
    @Override
    public void close() {
        Fx.run(() -> {
            over().forEach(Window::hide);
            window.stage().hide();
        });
    }

    /** The windows that lie over this one: sheets, menus, help. */
    List<Window> over() {
        return Fx.get(() -> Window.getWindows().stream()
                .filter(other -> other != window.stage())
                .toList());
    }

    void size(double width, double height) {
        Fx.run(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }

    void go(String page) {
        Fx.run(() -> model.page().set(page));
        Fx.settle();
    }

    Parent root() {
        return Fx.get(() -> window.stage().getScene().getRoot());
    }

    /** The first node that a selector fits; null where there is none. {@code #card-} and a layer's name is its card. */
    Node find(String selector) {
        return Fx.get(
                () -> selector.startsWith(CARD) ? card(selector.substring(CARD.length())) : root().lookup(selector));
    }

    /** The first node that a selector fits, which must be there. */
    Node node(String selector) {
        return Optional.ofNullable(find(selector))
                .orElseThrow(() -> new AssertionError("There is no " + selector + "."));
    }

    /** Whether no part of it is still to come. */
    boolean isComplete() {
        return slices.isDone();
    }

    /** The words on a label or a button. */
    String text(String selector) {
        return Fx.get(() -> ((Labeled) node(selector)).getText());
    }

    /** Presses a button without the mouse. */
    void fire(String selector) {
        Fx.settle();
        Fx.run(() -> ((ButtonBase) node(selector)).fire());
        Fx.settle();
    }

    /** Writes a picture of the window. */
    void draw(Path file) {
        // What the first pulse brings may ask for a second one.
        Fx.settle();
        Fx.settle();
        Png.write(Fx.get(() -> window.stage().getScene().snapshot(null)), file);
    }

    /** The names of the layers in the document. */
    List<String> layers() {
        return Fx.get(
                () -> document.network().layers().stream().map(LayerSpec::name).toList());
    }

    /** The card of a layer; null where it is out of view. */
    Node card(String layer) {
        return root().lookupAll(".layer-card").stream()
                .filter(node -> node instanceof LayerCard card
                        && card.isInUse()
                        && card.layer().equals(layer))
                .findFirst()
                .orElse(null);
    }

    static NetworkSpec seed() {
        return sample("keras-mnist-cnn.json");
    }

    static NetworkSpec sample(String name) {
        try {
            return NetworkJson.read(Files.readString(SAMPLES.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
