package org.layerwright.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.stage.Stage;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.device.CudaPack;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonFormatException;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.run.AppFolders;
import org.layerwright.run.Policy;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.BackgroundExecutor;
import org.layerwright.ui.fx.FxExecutor;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.FxDialogs;
import org.layerwright.ui.view.Look;
import org.layerwright.ui.view.MainWindow;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.WindowMemory;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.AboutViewModel;
import org.layerwright.ui.viewmodel.CudaPackViewModel;
import org.layerwright.ui.viewmodel.DevicesViewModel;
import org.layerwright.ui.viewmodel.DiskFiles;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FileCommands;
import org.layerwright.ui.viewmodel.FileStore;
import org.layerwright.ui.viewmodel.NetworkState;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.OwnSets;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.PreferencesViewModel;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.Settings.ThemeChoice;
import org.layerwright.ui.viewmodel.SettingsViewModel;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TemplatesViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.UpdateViewModel;
import org.layerwright.ui.viewmodel.data.TemplateData;
import org.layerwright.ui.viewmodel.runs.QueueFile;
import org.layerwright.ui.viewmodel.runs.QueueViewModel;
import org.layerwright.ui.viewmodel.start.LastModel;
import org.layerwright.ui.viewmodel.start.LastShown;
import org.layerwright.ui.viewmodel.start.Session;
import org.layerwright.ui.viewmodel.start.SessionStore;
import org.layerwright.ui.viewmodel.train.FindingsViewModel;
import org.layerwright.update.UpdateCheck;
import org.layerwright.worker.client.TrainingService;

/** One window with everything it works with, put together by hand. Made and closed on the window's thread. */
public final class WorkbenchContext implements AutoCloseable {
    private static final Duration WINDOW_STANDS = Duration.ofMillis(400);
    private static final String FIRST_NETWORK = "keras-mnist-cnn.json";

    private final BackgroundExecutor background = new BackgroundExecutor();
    private final FxExecutor fx;
    private final Workers workers;
    private final DevicesViewModel devices;
    private final SessionStore session;
    private final LastShown lastShown;
    private final TrainingViewModel training;
    private final WindowModel model;
    private final DatasetCatalog catalog;
    private final NetworkSpec opened;
    private final WindowMemory memory;
    private List<Page> pages = List.of();
    private MainWindow window;
    // Held, since a binding that nobody holds is collected and its listeners hear no more.
    private final ObjectBinding<NetworkSpec> network;
    private final ObjectBinding<List<Problem>> problems;

    /**
     * With the window, all of it made at once; on the window's thread.
     *
     * @param environment this process's environment
     * @param language the system's language, until the user chooses one
     * @param openFolder shows a folder in the desktop's file manager
     */
    public WorkbenchContext(
            Stage stage,
            AppFolders folders,
            Map<String, String> environment,
            Locale language,
            Consumer<Path> openFolder) {
        this(folders, environment, language, openFolder, Slices.atOnce());
        open(stage);
    }

    /**
     * Without a window yet; on any thread, also before JavaFX has started.
     *
     * @param environment this process's environment
     * @param language the system's language, until the user chooses one
     * @param openFolder shows a folder in the desktop's file manager
     * @param slices makes the parts that the window can be used without
     */
    WorkbenchContext(
            AppFolders folders,
            Map<String, String> environment,
            Locale language,
            Consumer<Path> openFolder,
            Slices slices) {
        fx = new FxExecutor(background);
        AtomicFiles atomicFiles = new AtomicFiles();
        FileStore store = new DiskFiles(atomicFiles::write);
        memory = new WindowMemory(folders.userData(), store);
        SettingsViewModel settings =
                new SettingsViewModel(folders.userData().resolve("settings.json"), store, background, fx, language);
        Optional.of(environment.getOrDefault(Policy.LANGUAGE, ""))
                .filter(tag -> folders.policy().isSet(Policy.LANGUAGE))
                .ifPresent(tag -> settings.layDown(Settings.Language.of(Locale.forLanguageTag(tag))));
        session = new SessionStore(folders.userData().resolve(SessionStore.FILE), store, background, fx);
        SessionStore.Found last = session.read(settings.texts());
        last.note().ifPresent(settings::tell);
        DocumentViewModel document = new DocumentViewModel(firstNetwork(folders, store, last.session()));
        last.session().ifPresent(found -> document.restore(found.network(), found.saved(), found.file()));
        opened = document.network();
        FxDialogs dialogs = new FxDialogs(() -> window.stage(), settings::texts);
        FileCommands files = new FileCommands(document, settings, store, dialogs, background, fx);
        TemplatesViewModel templates = new TemplatesViewModel(
                folders.sampleModels(), store, task -> slices.add(() -> background.execute(task)), fx);
        workers = new Workers(folders, environment, settings::texts, background);
        devices = new DevicesViewModel(workers.probe(), background, fx);
        PlanFormViewModel plan = new PlanFormViewModel(devices.options(), AugmentationTypes.all());
        devices.listProperty().subscribe(() -> plan.run().devicesProperty().set(devices.options()));
        plan.run().threads().set(settings.settings().threads());
        last.session().ifPresent(found -> plan.setPlan(found.plan()));
        network = Bindings.createObjectBinding(document::network, document.stateProperty());
        plan.networkProperty().bind(document.stateProperty());
        problems = Bindings.createObjectBinding(() -> problemsOf(document.state()), document.stateProperty());
        training = new TrainingViewModel(
                workers.training(), network, problems, plan, settings.textsProperty(), background, fx, openFolder);
        SubjectViewModel subject = new SubjectViewModel(training, network, plan.planProperty(), background, fx);
        lastShown = new LastShown(
                last.session().map(Session::shown).orElse(LastModel.NONE), training, subject, background, fx);
        session.follow(document, plan.planProperty(), lastShown.modelProperty());
        files.whenModelOpened(opened -> {
            subject.showModel(opened);
            training.weights().open(opened.file(), opened.model());
        });
        catalog = new DatasetCatalog(folders.home(), folders.datasets());
        files.whenTemplateOpened(new TemplateData(catalog, plan, settings)::choose);
        QueueViewModel queue = new QueueViewModel(
                training,
                network,
                plan.planProperty(),
                new QueueFile(folders.userData().resolve("queue.json"), atomicFiles),
                background,
                fx);
        model = new WindowModel(
                folders,
                document,
                settings,
                new PreferencesViewModel(folders, background, fx),
                new AboutViewModel(
                        folders,
                        workers.training(),
                        devices,
                        new CudaPackViewModel(
                                CudaPack.ofThisMachine(folders.userData()),
                                () -> DownloadOptions.of(folders.environment(environment)),
                                training.onCardProperty(),
                                devices::look,
                                background,
                                fx,
                                fx),
                        new UpdateViewModel(UpdateCheck.of(environment)::ask, AboutViewModel.version(), background, fx),
                        fx),
                templates,
                files,
                dialogs,
                plan,
                training,
                queue,
                new FindingsViewModel(workers.training(), training, document, plan, background, fx),
                subject,
                new OpenData(
                        catalog,
                        background,
                        new OwnSets(folders.userData().resolve("own-datasets.json"), store, background, fx)),
                workers.inspection(),
                workers.exports(),
                new SimpleStringProperty(BuildPage.ID),
                new SimpleIntegerProperty(-1),
                new SimpleBooleanProperty(true),
                openFolder,
                background,
                fx,
                folders.policy().limited(Runtime.getRuntime().availableProcessors()),
                slices);
        model.data().changesProperty().subscribe((before, now) -> plan.fit().lookAgain());
    }

    /** Makes the window; on its thread. */
    void open(Stage stage) {
        fx.begin();
        // Before the first control, which would have JavaFX read its own theme first.
        Look.use(theme());
        pages = Pages.of(model);
        window = new MainWindow(stage, model, pages);
        memory.follow(stage);
        model.slices().add(this::bringBack);
    }

    /** After all that the window can be used without: it reads files, and draws curves. */
    private void bringBack() {
        lastShown.bringBack(
                model.folders().runs(), texts(), sentence -> model.settings().tell(sentence));
    }

    ThemeChoice theme() {
        return model.settings().settings().theme();
    }

    public MainWindow window() {
        return window;
    }

    /**
     * Starts the worker as soon as the window stands with all its parts, so that the two do not compete for the
     * processor before, and looks for devices.
     */
    public void warmUpSoon() {
        // Here, since the catalogue is read for it.
        model.slices().add(() -> model.form().fit().ask(model.data()::kind, catalog::absent));
        model.slices()
                .add(() -> fx.run(WINDOW_STANDS, () -> {
                    workers.training().warmUp("cpu");
                    devices.look();
                }));
    }

    /** The network that the window opens on. */
    NetworkSpec opened() {
        return opened;
    }

    Texts texts() {
        return model.settings().texts();
    }

    public TrainingService service() {
        return workers.training();
    }

    public TrainingViewModel training() {
        return training;
    }

    @Override
    public void close() {
        session.close();
        pages.forEach(Page::close);
        training.close();
        workers.close();
        background.close();
    }

    private static List<Problem> problemsOf(NetworkState state) {
        List<Problem> all = new ArrayList<>(state.generalProblems());
        state.problemsOfLayer().forEach(all::addAll);
        return List.copyOf(all);
    }

    private static NetworkSpec firstNetwork(AppFolders folders, FileStore store, Optional<Session> last) {
        if (last.isPresent()) {
            return last.get().network();
        }
        try {
            return NetworkJson.read(store.read(folders.sampleModels().resolve(FIRST_NETWORK)));
        } catch (IOException | JsonFormatException e) {
            // An installation without its samples still opens, on a network to begin with.
            return DocumentViewModel.blank();
        }
    }
}
