package org.layerwright.ui.viewmodel.draw;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.data.DataException;
import org.layerwright.data.Fit;
import org.layerwright.data.ImageFile;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.ui.viewmodel.OneQuestion;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.worker.client.InspectionService;

/**
 * A drawing or a picture, what the network sees of it, and what it makes of that. Each change is asked about at once;
 * while an answer is awaited only the newest change waits. Used on the window's thread.
 */
public final class DrawViewModel {
    /** Pixels a side at which strokes become ink, several for each of the network's. */
    static final int INK = 140;

    /** Pictures are read with this many pixels on their longer side. */
    private static final int PICTURE = 224;

    /** Whether one can draw for the subject. */
    public enum Fitness {
        FITS,
        /** Its input is no image. */
        NO_IMAGE,
        /** The network has problems. */
        BROKEN
    }

    private final SubjectViewModel subjects;
    private final OpenData data;
    private final InspectionService inspection;
    private final Executor background;
    private final Executor window;
    private final OneQuestion<ActivationsShown> question;
    private final Sketch sketch = new Sketch();
    private final ReadOnlyLongWrapper strokes = new ReadOnlyLongWrapper(this, "strokes");
    private final ReadOnlyObjectWrapper<Fitness> fitness = new ReadOnlyObjectWrapper<>(this, "fitness", Fitness.BROKEN);
    private final ReadOnlyObjectWrapper<Optional<float[]>> sample =
            new ReadOnlyObjectWrapper<>(this, "sample", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ActivationsShown>> answer =
            new ReadOnlyObjectWrapper<>(this, "answer", Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> classNames =
            new ReadOnlyObjectWrapper<>(this, "classNames", List.of());
    private final ReadOnlyObjectWrapper<Optional<Picture>> picture =
            new ReadOnlyObjectWrapper<>(this, "picture", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private Shape shape = Shape.of(28, 28, 1);
    private String dataset = "";
    private boolean visible;

    public DrawViewModel(
            SubjectViewModel subjects,
            OpenData data,
            InspectionService inspection,
            Executor background,
            Executor window) {
        this.subjects = subjects;
        this.data = data;
        this.inspection = inspection;
        this.background = background;
        this.window = window;
        question = new OneQuestion<>(window, this::answered, why -> failure.set(Optional.of(why)));
        subjects.subjectProperty().addListener(observable -> follow());
    }

    public ReadOnlyObjectProperty<Fitness> fitnessProperty() {
        return fitness.getReadOnlyProperty();
    }

    /** What the network sees, {@link #shape()} values; empty while nothing is drawn. */
    public ReadOnlyObjectProperty<Optional<float[]>> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /** What the network makes of it. */
    public ReadOnlyObjectProperty<Optional<ActivationsShown>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<String>> classNamesProperty() {
        return classNames.getReadOnlyProperty();
    }

    /** The picture that is looked at in place of a drawing. */
    public ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Changes with the strokes. */
    public ReadOnlyLongProperty strokesRevisionProperty() {
        return strokes.getReadOnlyProperty();
    }

    /** (height, width, channels) of what the network takes. */
    public Shape shape() {
        return shape;
    }

    public List<List<Sketch.Point>> strokes() {
        return sketch.strokes();
    }

    public void setVisible(boolean nowVisible) {
        visible = nowVisible;
        follow();
    }

    /** Begins a stroke; a picture that was there goes. */
    public void beginStroke(double x, double y) {
        picture.set(Optional.empty());
        sketch.begin(x, y);
        drawn();
    }

    /** Goes on with the last stroke; where the pen is already, nothing changes. */
    public void extendStroke(double x, double y) {
        if (sketch.extend(x, y)) {
            drawn();
        }
    }

    /** Takes back the last stroke, or the picture. */
    public void undo() {
        if (picture.get().isPresent()) {
            picture.set(Optional.empty());
        } else {
            sketch.undo();
        }
        drawn();
    }

    public void clear() {
        picture.set(Optional.empty());
        sketch.clear();
        drawn();
    }

    /** Looks at a picture file in place of a drawing. */
    public void usePicture(Path file) {
        background.execute(() -> {
            try {
                // In its own proportions, and in colours, for networks that take them.
                ImageFile.Kind kind = ImageFile.kind(file);
                double scale = Math.min(1, (double) PICTURE / Math.max(kind.height(), kind.width()));
                int height = (int) Math.max(1, Math.round(kind.height() * scale));
                int width = (int) Math.max(1, Math.round(kind.width() * scale));
                float[] values = ImageFile.read(file, Shape.of(height, width, 3), Fit.RESIZE, false);
                window.execute(() -> usePicture(new Picture(height, width, 3, values)));
            } catch (DataException e) {
                window.execute(() -> failure.set(Optional.of(e)));
            }
        });
    }

    /**
     * Looks at a picture in place of a drawing; a large one is made smaller in the background.
     *
     * @param pixels row by row, 0xAARRGGBB; what is transparent is white, as in picture files
     */
    public void usePicture(int width, int height, int... pixels) {
        background.execute(() -> {
            Picture small = Picture.of(width, height, pixels, PICTURE);
            window.execute(() -> usePicture(small));
        });
    }

    /** Looks at a picture in place of a drawing. */
    public void usePicture(Picture newPicture) {
        sketch.clear();
        picture.set(Optional.of(newPicture));
        drawn();
    }

    private void follow() {
        if (!visible) {
            return;
        }
        Subject subject = subjects.subject();
        Optional<OpGraph> graph = Optional.of(Lowering.lower(subject.network()))
                .filter(lowered -> lowered.isSound() || !subject.isFresh())
                .flatMap(lowered -> lowered.partial());
        fitness.set(graph.map(found -> found.input().isImage() ? Fitness.FITS : Fitness.NO_IMAGE)
                .orElse(Fitness.BROKEN));
        if (fitness.get() != Fitness.FITS) {
            question.forget();
            return;
        }
        shape = graph.orElseThrow().input();
        if (!subject.dataset().equals(dataset)) {
            dataset = subject.dataset();
            classNames.set(List.of());
            data.open(dataset).whenComplete((opened, error) -> {
                if (error == null) {
                    List<String> names = opened.train().classNames();
                    window.execute(() -> named(subject.dataset(), names));
                }
            });
        }
        answer.set(Optional.empty());
        drawn();
    }

    private void named(String of, List<String> names) {
        if (of.equals(dataset)) {
            classNames.set(names);
        }
    }

    private void drawn() {
        strokes.set(strokes.get() + 1);
        failure.set(Optional.empty());
        if (sketch.isEmpty() && picture.get().isEmpty()) {
            question.forget();
            sample.set(Optional.empty());
            answer.set(Optional.empty());
            return;
        }
        float[] seen = seen();
        sample.set(Optional.of(seen));
        if (visible && fitness.get() == Fitness.FITS) {
            Subject subject = subjects.subject();
            question.ask(() -> inspection.activations(subject.weights(), seen, List.of()));
        }
    }

    /** Whether the network looks at pictures in their colours. */
    public boolean takesColours() {
        return shape.channels() == 3;
    }

    /** What the network sees: a picture in its colours where it takes them; else the ink, every channel the same. */
    private float[] seen() {
        if (takesColours() && picture.get().isPresent()) {
            return ColourImage.of(picture.get().get(), shape.height(), shape.width());
        }
        float[] grey = picture.get()
                .map(shown -> DigitImage.of(shown.ink(), shown.height(), shown.width(), shape.height(), shape.width()))
                .orElseGet(() -> DigitImage.of(sketch.ink(INK), INK, INK, shape.height(), shape.width()));
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = grey[i / shape.channels()];
        }
        return values;
    }

    private void answered(ActivationsShown shown) {
        if (sample.get().isPresent()) {
            answer.set(Optional.of(shown));
        }
    }
}
