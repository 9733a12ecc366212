package org.layerwright.ui.viewmodel.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.DiskFiles;
import org.layerwright.ui.viewmodel.NetworkState;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.SettingsViewModel;

class TemplateDataTest {
    @TempDir
    Path folder;

    private DatasetCatalog catalog;
    private PlanFormViewModel form;
    private SettingsViewModel settings;
    private TemplateData data;

    @BeforeEach
    void open() {
        catalog = new DatasetCatalog(Path.of("").toAbsolutePath(), folder);
        form = new PlanFormViewModel(List.of(DeviceOption.available("cpu", "device.cpu.title")));
        settings = new SettingsViewModel(
                folder.resolve("settings.json"),
                new DiskFiles((file, content) -> {}),
                Runnable::run,
                Runnable::run,
                Locale.ENGLISH);
        data = new TemplateData(catalog, form, settings);
    }

    @Test
    void aTemplateComesWithTheDataThatItIsCalledAfter() throws IOException {
        data.choose(template("spiral-mlp"));
        assertEquals("spiral", dataset());
        assertEquals(
                Optional.of("The data set is now Spiral, which this template is made for."),
                settings.noteProperty().get());
        data.choose(template("resnet-cifar10"));
        assertEquals("cifar-10", dataset());
        data.choose(template("keras-mnist-cnn"));
        assertEquals("mnist", dataset());
    }

    @Test
    void whatFitsOrIsTheUsersOwnStays() throws IOException {
        form.data().datasetProperty().set("fashion-mnist");
        data.choose(template("keras-mnist-cnn"));
        assertEquals("fashion-mnist", dataset());
        form.data().datasetProperty().set(folder.toString());
        data.choose(template("keras-mnist-cnn"));
        assertEquals(folder.toString(), dataset());
        assertEquals(Optional.empty(), settings.noteProperty().get());
    }

    @Test
    void aNetworkThatTakesOtherDataIsToldBeforeTheRun() throws IOException {
        form.fit().ask(catalog::kind, catalog::absent);
        form.networkProperty().set(NetworkState.of(template("spiral-mlp")));
        assertEquals(List.of("data-shape", "data-classes"), codes());
        NetworkSpec repaired = form.problems().stream()
                .flatMap(problem -> problem.fixes().stream())
                .reduce(template("spiral-mlp"), (network, fix) -> fix.edit().applyTo(network), (one, other) -> other);
        form.networkProperty().set(NetworkState.of(repaired));
        assertEquals(List.of(), codes(), "a dense layer over images has a repair of its own, Flatten");
        form.networkProperty().set(NetworkState.of(template("spiral-mlp")));
        form.data().datasetProperty().set("spiral");
        assertEquals(List.of(), codes());
        form.data().datasetProperty().set("spiral?classes=4");
        assertEquals(List.of("data-classes"), codes());
        form.data().datasetProperty().set("spiral?classes=none");
        assertEquals(List.of(), codes(), "what is wrong with it is told by who opens it");
        form.data().datasetProperty().set("gaussians");
        form.networkProperty().set(NetworkState.of(new NetworkSpec("", Map.of(), List.of())));
        assertEquals(List.of(), codes(), "a network with faults has others to tell");
    }

    @Test
    void theUsersOwnSetIsKnownOnceItWasOpened() throws IOException {
        OpenData opened = new OpenData(catalog, Runnable::run);
        Path table = Files.writeString(folder.resolve("table.csv"), "a,b,kind\n1,2,x\n3,4,y\n5,6,z\n");
        form.fit().ask(opened::kind, catalog::absent);
        form.networkProperty().set(NetworkState.of(template("keras-mnist-cnn")));
        form.data().datasetProperty().set(table.toString());
        assertEquals(List.of(), codes(), "nobody has looked yet");
        opened.open(table.toString()).join();
        form.fit().lookAgain();
        assertEquals(List.of("data-shape", "data-classes"), codes());
    }

    @Test
    void aSetThatIsStillToBeDownloadedIsToldBeforeTheRun() throws IOException {
        form.fit().ask(catalog::kind, catalog::absent);
        form.data().datasetProperty().set("cifar-10");
        assertEquals(List.of("dataset-absent"), codes());
        Files.createDirectory(catalog.folder(catalog.find("cifar-10").orElseThrow()));
        form.fit().lookAgain();
        assertEquals(List.of(), codes());
    }

    private List<String> codes() {
        return form.problems().stream().map(Problem::code).toList();
    }

    private String dataset() {
        return form.data().datasetProperty().get();
    }

    private static NetworkSpec template(String name) throws IOException {
        return NetworkJson.read(Files.readString(Path.of("sample-models", name + ".json")));
    }
}
