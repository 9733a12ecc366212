package org.layerwright.ui.viewmodel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.event.Numbers;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.Subject;

class LayerPreviewsTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "n",
            LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
            LayerSpec.of("out", "Dense", "units", 2));

    @TempDir
    private Path folder;

    private final List<Runnable> later = new ArrayList<>();
    private final FakeInspectionService inspection = new FakeInspectionService();
    private final DocumentViewModel document = new DocumentViewModel(NETWORK);
    private final SimpleObjectProperty<TrainingPlan> plan = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<Subject> subject = new SimpleObjectProperty<>();
    private LayerPreviews previews;

    @BeforeEach
    void open() throws Exception {
        Path csv = Files.writeString(folder.resolve("points.csv"), "x,y,label\n0.25,0.5,a\n1,2,b\n3,4,a\n5,6,b\n");
        DataPlan data = TrainingPlan.DEFAULT.data();
        plan.set(TrainingPlan.DEFAULT.withData(new DataPlan(
                csv.toString(), data.limit(), data.validationFraction(), data.standardize(), data.augmentation())));
        subject.set(new Subject(WeightSource.fresh("", 0), NETWORK, csv.toString(), Optional.empty(), 0));
        previews = new LayerPreviews(
                document.stateProperty(),
                plan,
                subject,
                new OpenData(new DatasetCatalog(Path.of("").toAbsolutePath(), folder), Runnable::run),
                inspection,
                Runnable::run,
                (delay, task) -> {
                    if (delay.equals(Duration.ZERO)) {
                        task.run();
                    } else {
                        later.add(task);
                    }
                });
    }

    @Test
    void asksOnceWhenEditsSettleAndOnlyWhileItIsSeen() {
        document.retitle("unseen");
        settle();
        assertEquals(0, inspection.activations.size());
        previews.setShown(true);
        document.retitle("a");
        document.retitle("b");
        settle();
        assertEquals(1, inspection.activations.size());
        FakeInspectionService.Asked<ActivationsShown> asked = inspection.activations.get(0);
        assertEquals(NetworkJson.write(document.network()), asked.source().network());
        assertEquals(plan.get().seed(), asked.source().seed());
        assertEquals(2, asked.samples().length);
        previews.setShown(false);
        previews.setShown(true);
        settle();
        assertEquals(1, inspection.activations.size(), "the same question is not asked again");
    }

    @Test
    void keepsTheOldPicturesUntilTheNewestAnswerComes() {
        previews.setShown(true);
        settle();
        answer(0, 1);
        LayerPreviews.Outputs first = outputs();
        assertEquals(1, first.ofLayer().get("out").values().get(0));
        assertFalse(first.trained());
        document.retitle("second");
        settle();
        document.retitle("third");
        settle();
        assertSame(first, outputs());
        answer(2, 3);
        answer(1, 2);
        assertEquals(3, outputs().ofLayer().get("out").values().get(0), "a late answer is dropped");
    }

    @Test
    void aNetworkWithProblemsHasNoPictures() {
        previews.setShown(true);
        settle();
        answer(0, 1);
        document.edits().setParam(1, "units", -1, false);
        settle();
        assertTrue(outputs().ofLayer().isEmpty());
        document.undo();
        settle();
        assertEquals(2, inspection.activations.size());
    }

    @Test
    void aNetworkThatDoesNotFitTheDataIsNotAskedAbout() {
        document.edits().setParam(0, "channels", 3, false);
        previews.setShown(true);
        settle();
        assertEquals(0, inspection.activations.size());
        assertTrue(outputs().ofLayer().isEmpty());
    }

    @Test
    void usesTheModelThatWasTrainedFromThisVeryNetwork() {
        previews.setShown(true);
        subject.set(new Subject(WeightSource.model("/model.lwm"), NETWORK, "", Optional.of(folder), 0));
        settle();
        assertEquals(
                WeightSource.model("/model.lwm"), inspection.activations.get(0).source());
        answer(0, 1);
        assertTrue(outputs().trained());
        document.edits().rename(1, "other");
        settle();
        assertEquals(
                WeightSource.Kind.FRESH, inspection.activations.get(1).source().kind());
    }

    private LayerPreviews.Outputs outputs() {
        return previews.outputsProperty().get();
    }

    private void answer(int question, float value) {
        inspection
                .activations
                .get(question)
                .answer()
                .complete(new ActivationsShown(
                        "", List.of(new LayerOutput("out", List.of(2), Numbers.of(value, value))), Numbers.NONE));
    }

    private void settle() {
        List<Runnable> tasks = List.copyOf(later);
        later.clear();
        tasks.forEach(Runnable::run);
    }
}
