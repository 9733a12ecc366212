package org.layerwright.ui.viewmodel.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.ClassMembers;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.GeneratedSets;
import org.layerwright.data.MeanSample;
import org.layerwright.data.Progress;
import org.layerwright.data.ReadOptions;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DataFit;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.DiskFiles;
import org.layerwright.ui.viewmodel.FileStore;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.OwnSets;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.data.FormPreview.Counts;

/** View models of data sets, without a toolkit. */
class BrowsingTest {
    @TempDir
    Path folder;

    private final SimpleObjectProperty<Texts> texts = new SimpleObjectProperty<>(new Texts(Texts.ENGLISH));
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final FileStore store = new DiskFiles((file, content) -> Files.write(file, content));

    private OpenData data() {
        return new OpenData(new DatasetCatalog(Path.of("").toAbsolutePath(), folder), Runnable::run);
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Test
    void aClassIsShownWithItsOwnMean() {
        SetBrowser browser = new SetBrowser(data(), Runnable::run, Runnable::run, texts);
        browser.open("spiral");
        assertEquals(List.of(334, 333, 333), browser.countsProperty().get());
        assertEquals(1000, browser.pageProperty().get().orElseThrow().samples().size(), "points are in one plot");
        browser.show(2, 0);
        Dataset train = GeneratedSets.find("spiral").orElseThrow().train();
        double[] sums = new double[2];
        float[] point = new float[2];
        for (int i = 0; i < train.size(); i++) {
            if (train.label(i) == 2) {
                train.read(i, point, 0);
                sums[0] += point[0];
                sums[1] += point[1];
            }
        }
        float[] mean = browser.meanProperty().get().orElseThrow().values();
        assertEquals(sums[0] / 333, mean[0], 1e-6);
        assertEquals(sums[1] / 333, mean[1], 1e-6);
        assertTrue(browser.pageProperty().get().orElseThrow().samples().stream().allMatch(s -> s.label() == 2));
        assertEquals(-1, browser.progressProperty().get(), "nothing is under way");
    }

    @Test
    void theTestSamplesAreLookedThroughToo() {
        SetBrowser browser = new SetBrowser(data(), Runnable::run, Runnable::run, texts);
        browser.open("spiral");
        float[] ofTraining = browser.meanProperty().get().orElseThrow().values();
        browser.choose(SetBrowser.Part.TEST);
        Dataset test = GeneratedSets.find("spiral").orElseThrow().test().orElseThrow();
        assertEquals(
                IntStream.of(test.classCounts()).boxed().toList(),
                browser.countsProperty().get());
        assertEquals(test.size(), browser.pageProperty().get().orElseThrow().total());
        double sum = 0;
        float[] point = new float[2];
        for (int i = 0; i < test.size(); i++) {
            test.read(i, point, 0);
            sum += point[0];
        }
        assertEquals(
                sum / test.size(), browser.meanProperty().get().orElseThrow().values()[0], 1e-6);
        browser.choose(SetBrowser.Part.TRAIN);
        assertArrayEquals(ofTraining, browser.meanProperty().get().orElseThrow().values());
        browser.choose(SetBrowser.Part.TEST);
        browser.open("moons");
        assertEquals(
                SetBrowser.Part.TRAIN, browser.partProperty().get(), "another set begins with its training samples");
    }

    @Test
    void whatAnotherSetHasOvertakenIsDropped() {
        SetBrowser browser = new SetBrowser(data(), waiting::add, Runnable::run, texts);
        browser.open("spiral");
        browser.open("moons");
        runAll();
        assertEquals("moons", browser.openedProperty().get().orElseThrow().name());
        assertEquals(2, browser.countsProperty().get().size());
        assertEquals(
                2, browser.summaryProperty().get().orElseThrow().classCounts().size());
    }

    @Test
    void measuringCanBeCancelledAndTheSetStays() {
        SetBrowser browser = new SetBrowser(data(), waiting::add, Runnable::run, texts);
        browser.open("moons");
        browser.openedProperty().addListener((observable, before, now) -> browser.cancel());
        runAll();
        assertTrue(browser.openedProperty().get().isPresent());
        assertEquals(Optional.empty(), browser.summaryProperty().get());
        assertEquals(-1, browser.progressProperty().get());
    }

    @Test
    void aSetThatIsNotThereIsExplained() {
        SetBrowser browser = new SetBrowser(data(), Runnable::run, Runnable::run, texts);
        browser.open("no-such-set");
        assertTrue(
                browser.errorProperty().get().contains("no-such-set"),
                browser.errorProperty().get());
        assertEquals(-1, browser.progressProperty().get());
    }

    @Test
    void optionsReadAPreviewAgainAndSurviveStrangeNames() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "a&b,c\nx,1\ny,2\nx,3\ny,4\n");
        OpenData data = data();
        OwnPreview own = new OwnPreview(data, Runnable::run, Runnable::run, texts);
        own.open(table);
        assertEquals("csv", own.foundProperty().get().orElseThrow().format());
        assertTrue(own.knownOptionsProperty().get().contains("label"));
        own.set("label", "a&b");
        assertEquals(
                List.of("x", "y"),
                own.foundProperty().get().orElseThrow().data().train().classNames());
        own.set("label", "nothing");
        assertEquals(Optional.empty(), own.foundProperty().get());
        assertTrue(
                own.errorProperty().get().contains("nothing"),
                own.errorProperty().get());
        assertEquals(Optional.empty(), own.add(), "what cannot be read is not taken");
        own.set("label", "a&b");
        String address = own.add().orElseThrow();
        assertEquals(List.of(address), data.own().addresses());
        assertEquals(2, data.catalog().open(address).train().classNames().size());
        assertEquals(Optional.empty(), own.pathProperty().get(), "the preview is over");
    }

    @Test
    void aValueIsEncodedSoThatItIsReadBack() {
        for (String name : List.of("a&b", "100%", "a+b", "who?", "x,y", "k=v", "长度")) {
            assertEquals(
                    Optional.of(name),
                    ReadOptions.parse("label=" + ReadOptions.encode(name)).label());
        }
    }

    @Test
    void ownSetsAreRememberedAndMissingOnesAreShownSo() throws IOException {
        Path file = folder.resolve("own.json");
        Path here = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
        OwnSets own = new OwnSets(file, store, Runnable::run, Runnable::run);
        own.add(folder.resolve("gone").toString());
        own.add(here.toString());
        own.add(here + "?label=a");
        OwnSets again = new OwnSets(file, store, Runnable::run, Runnable::run);
        assertEquals(List.of(here + "?label=a", folder.resolve("gone").toString()), again.addresses());
        OpenData data = new OpenData(new DatasetCatalog(Path.of("").toAbsolutePath(), folder), Runnable::run, again);
        SetList sets = new SetList(data, Runnable::run, Runnable::run);
        assertTrue(sets.find(here + "?label=a").orElseThrow().here());
        assertEquals("t.csv", sets.find(here + "?label=a").orElseThrow().title(texts.get()));
        assertFalse(sets.find(folder.resolve("gone").toString()).orElseThrow().here());
        again.remove(folder.resolve("gone").toString());
        assertEquals(Optional.empty(), sets.find(folder.resolve("gone").toString()));
        Files.writeString(file, "{ damaged");
        assertEquals(List.of(), new OwnSets(file, store, Runnable::run, Runnable::run).addresses());
    }

    @Test
    void thePlanIsShownOnlyWhileItIsSeen() {
        PlanFormViewModel form =
                new PlanFormViewModel(List.of(DeviceOption.available("cpu", "CPU")), AugmentationTypes.all());
        FormPreview preview = new FormPreview(form, data(), Runnable::run, Runnable::run, texts);
        form.data().datasetProperty().set("moons");
        assertEquals(Optional.empty(), preview.countsProperty().get());
        preview.setActive(true);
        assertEquals(
                Optional.of(new Counts(900, 100, 250)), preview.countsProperty().get());
        form.data().limit().set(99);
        form.data().allSamplesProperty().set(false);
        assertEquals(
                Optional.of(new Counts(89, 10, 99)), preview.countsProperty().get());
        form.data().augmentation().add(AugmentationTypes.find("rotate").orElseThrow());
        assertEquals(Optional.empty(), preview.gridProperty().get());
        assertTrue(
                preview.errorProperty().get().contains("Augmentation expects images"),
                preview.errorProperty().get());
        form.data().datasetProperty().set("nowhere");
        assertEquals(Optional.empty(), preview.countsProperty().get());
        assertFalse(preview.errorProperty().get().isEmpty());
    }

    @Test
    void membersAndMeans() {
        Dataset train = GeneratedSets.find("xor?samples=10").orElseThrow().train();
        ClassMembers members = ClassMembers.of(train);
        for (int c = 0; c < 2; c++) {
            for (int index : members.of(c)) {
                assertEquals(c, train.label(index));
            }
        }
        assertEquals(10, members.counts().stream().mapToInt(Integer::intValue).sum());
        int[] first = members.of(1);
        assertArrayEquals(new int[] {first[1], first[2]}, members.page(1, 1, 2));
        assertArrayEquals(new int[] {first[4]}, members.page(1, 4, 100));
        float[] only = new float[2];
        train.read(3, only, 0);
        assertArrayEquals(only, MeanSample.of(train, new int[] {3}, Progress.none()));
    }

    @Test
    void aNetworkIsFittedToSamplesInOneStep() {
        NetworkSpec network = NetworkSpec.of("n", LayerSpec.of("in", "Input"), LayerSpec.of("d", "Dense"));
        assertEquals(Optional.empty(), DataFit.repair(network, Shape.of(28, 28, 1)), "the default is MNIST's");
        NetworkSpec colour = DataFit.repair(network, Shape.of(32, 32, 3))
                .orElseThrow()
                .edit()
                .applyTo(network);
        assertEquals(Optional.empty(), DataFit.repair(colour, Shape.of(32, 32, 3)));
        assertEquals(32, colour.layers().get(0).params().get("width"));
        NetworkSpec vector =
                DataFit.repair(colour, Shape.of(4)).orElseThrow().edit().applyTo(colour);
        assertEquals(0, vector.layers().get(0).params().get("height"));
        assertEquals(4, vector.layers().get(0).params().get("channels"));
    }
}
