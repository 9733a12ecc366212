package org.layerwright.ui.view;

import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.network.Fix;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.CanvasPane;
import org.layerwright.ui.control.CardActions;
import org.layerwright.ui.control.CardStack;
import org.layerwright.ui.control.DragLayer;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.LayerThumbnail;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.ZoomBar;
import org.layerwright.ui.viewmodel.BlockEdits;
import org.layerwright.ui.viewmodel.CanvasZoom;
import org.layerwright.ui.viewmodel.CardList;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.LayerClipboard;
import org.layerwright.ui.viewmodel.NetworkLinks;
import org.layerwright.ui.viewmodel.NetworkState;
import org.layerwright.ui.viewmodel.ProblemEntry;
import org.layerwright.ui.viewmodel.TotalsViewModel;
import org.layerwright.ui.viewmodel.build.LayerPreviews;

/** The middle of the window: title, general problems, the canvas with the cards, and the totals below it. */
final class NetworkView extends VBox implements DropTarget, CardActions {
    /** That of the buttons in it, which come a little later. */
    private static final double TITLE_HEIGHT = 20;
    /** Those of the headings and of the totals, likewise. */
    private static final double HEADINGS_HEIGHT = 17;

    private static final double TOTALS_HEIGHT = 48;

    private static final double SCROLL_EDGE = 36;
    private static final double SCROLL_STEP = 14;

    private final DocumentViewModel document;
    private final WindowModel model;
    private final LayerPreviews previews;
    private final Texts texts;
    private final BlockEdits edits;
    private final LayerClipboard clipboard;
    private final Label title = new Label();
    private final Label description = new Label();
    private final ProblemStrip generalProblems;
    private final StackPane problemPlace = new StackPane();
    private ProblemPanel problemPanel;
    private final BooleanProperty problemsShown = new SimpleBooleanProperty();
    private final CardStack stack;
    private final CanvasPane canvas;
    private TotalsBar totals;
    private ColumnHeadings headings;
    private ZoomBar zoomBar;
    private final StackPane middle;
    private VBox empty;
    private final Subscription subscription;

    NetworkView(
            WindowModel model,
            LayerPreviews previews,
            Texts texts,
            DragLayer dragLayer,
            CanvasZoom zoom,
            CanvasCommands commands) {
        this.previews = previews;
        this.document = model.document();
        this.model = model;
        this.texts = texts;
        edits = new BlockEdits(document);
        clipboard = new LayerClipboard(document, new SystemClipboard(), model.dialogs(), texts);
        getStyleClass().add("network-view");
        setMinHeight(220);
        title.getStyleClass().add("network-title");
        description.getStyleClass().add("network-description");
        description.setWrapText(true);
        description.setMinHeight(USE_PREF_SIZE);
        generalProblems = new ProblemStrip(document::repair);
        problemPlace.setId("problems");
        problemPlace.setMinHeight(USE_PREF_SIZE);
        stack = new CardStack(texts, this, dragLayer);
        stack.setId("stack");
        canvas = new CanvasPane(stack, zoom);
        canvas.setId("canvas");
        middle = new StackPane(canvas);
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        StackPane headingsPlace = place(HEADINGS_HEIGHT);
        StackPane totalsPlace = place(TOTALS_HEIGHT);
        title.setMinWidth(0);
        HoverHelp.installSentences(title, title::getText);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox titleLine = new HBox(8, title);
        titleLine.setAlignment(Pos.CENTER_LEFT);
        titleLine.setMinHeight(TITLE_HEIGHT);
        model.slices().add(() -> {
            zoomBar = new ZoomBar(zoom, canvas, texts);
            zoomBar.setMinWidth(USE_PREF_SIZE);
            titleLine.getChildren().add(zoomBar);
        });
        model.slices().add(() -> {
            headings = new ColumnHeadings(canvas, zoom, texts);
            fill(headingsPlace, headings);
            canvas.showBars();
        });
        model.slices().add(() -> {
            totals = new TotalsBar(texts, this::toggleProblems);
            fill(totalsPlace, totals);
            showTotals(document.state());
        });
        VBox head = new VBox(2, titleLine, description);
        head.getStyleClass().add("panel-head");
        getChildren().addAll(head, generalProblems, headingsPlace, middle, problemPlace, totalsPlace);
        new CanvasKeys(canvas, zoom).install(this, stack);
        commands.connect(canvas::fitHeight, canvas::fitWidth, this::nextProblem);
        subscription = Subscription.combine(
                () -> zoomBar.dispose(),
                () -> headings.dispose(),
                zoom.factorProperty().subscribe(factor -> stack.setOverview(zoom.isOverview())),
                canvas.heightProperty().subscribe(height -> canvas.reveal(document.selection())),
                document.stateProperty().subscribe(this::show),
                model.plan().subscribe(plan -> showTotals(document.state())),
                model.form().problemsProperty().subscribe((before, now) -> {
                    showTotals(document.state());
                    showProblems();
                }),
                document.selectedProperty().subscribe(stack::select),
                document.selectionProperty().subscribe(index -> canvas.reveal(index.intValue())),
                problemsShown.subscribe(shown -> showProblems()));
    }

    void focusStack() {
        stack.requestFocus();
    }

    void dispose() {
        subscription.unsubscribe();
    }

    @Override
    public OptionalInt hover(double sceneX, double sceneY) {
        Bounds bounds = canvas.localToScene(canvas.getLayoutBounds());
        OptionalInt gap = bounds.contains(sceneX, sceneY) ? stack.gapAt(sceneX, sceneY) : OptionalInt.empty();
        gap.ifPresentOrElse(stack::showMark, stack::hideMark);
        if (gap.isPresent()) {
            draggedTo(sceneY);
        }
        return gap;
    }

    @Override
    public void leave() {
        stack.hideMark();
    }

    @Override
    public void select(int index, Pick pick) {
        switch (pick) {
            case ALONE -> document.select(index);
            case TOGGLE -> document.toggle(index);
            case RANGE -> document.extendTo(index);
            case KEEP -> document.lead(index);
        }
    }

    @Override
    public void selectNeighbour(int offset, boolean extend) {
        if (extend) {
            document.extendBy(offset);
        } else {
            document.selectNeighbour(offset);
        }
    }

    @Override
    public void selectAll() {
        document.selectAll();
    }

    @Override
    public void edit(Edit edit) {
        switch (edit) {
            case MOVE_UP -> edits.moveBy(-1);
            case MOVE_DOWN -> edits.moveBy(1);
            case CUT -> clipboard.cut();
            case COPY -> clipboard.copy();
            case PASTE -> clipboard.paste();
            case DUPLICATE -> edits.duplicate();
            case REMOVE -> edits.remove();
        }
    }

    @Override
    public void moveTo(int gap) {
        edits.moveTo(gap);
    }

    @Override
    public void remove(int index) {
        document.edits().remove(index);
    }

    @Override
    public void repair(Fix fix) {
        document.repair(fix);
        stack.requestFocus();
    }

    @Override
    public LayerThumbnail thumbnail() {
        return new LayerThumbnail(previews.outputsProperty(), texts);
    }

    @Override
    public void draggedTo(double sceneY) {
        Bounds view = canvas.localToScene(canvas.getLayoutBounds());
        if (sceneY < view.getMinY() + SCROLL_EDGE) {
            canvas.panBy(0, -SCROLL_STEP);
        } else if (sceneY > view.getMaxY() - SCROLL_EDGE) {
            canvas.panBy(0, SCROLL_STEP);
        }
    }

    private void show(NetworkState state) {
        NetworkSpec network = state.network();
        title.setText(network.name().isBlank() ? texts.get("ui.untitled") : network.name());
        String sentence = network.description().getOrDefault(texts.locale().toLanguageTag(), "");
        description.setText(sentence);
        Sight.show(description, !sentence.isEmpty());
        stack.show(new CardList(state, texts), NetworkLinks.of(network));
        boolean isEmpty = network.layers().isEmpty();
        if (isEmpty && empty == null) {
            empty = emptyState();
            middle.getChildren().add(empty);
        }
        if (empty != null) {
            empty.setVisible(isEmpty);
        }
        canvas.setVisible(!isEmpty);
        showTotals(state);
        showProblems();
        // A repair or an undo can leave the selection where it is and yet move its card.
        canvas.reveal(document.selection());
    }

    private static StackPane place(double height) {
        StackPane place = new StackPane();
        place.setMinHeight(height);
        return place;
    }

    private static void fill(StackPane place, Region part) {
        place.getChildren().add(part);
        place.setMinHeight(USE_PREF_SIZE);
    }

    private void showTotals(NetworkState state) {
        if (totals == null) {
            return; // Still to come.
        }
        TotalsViewModel words =
                TotalsViewModel.of(state, model.plan().getValue(), model.form().problems(), model.processors(), texts);
        totals.show(words);
        generalProblems.show(words.problems());
    }

    private void showProblems() {
        List<ProblemEntry> entries = problemsShown.get() ? problems() : List.of();
        if (entries.isEmpty()) {
            problemsShown.set(false);
        }
        Sight.show(problemPlace, !entries.isEmpty());
        if (problemPanel == null && !entries.isEmpty()) {
            problemPanel = new ProblemPanel(texts, this::goTo, this::repair, () -> problemsShown.set(false));
            problemPlace.getChildren().add(problemPanel);
        }
        if (problemPanel != null) {
            problemPanel.show(entries);
        }
    }

    private List<ProblemEntry> problems() {
        return ProblemEntry.of(document.state(), model.form().problems(), texts);
    }

    private void toggleProblems() {
        problemsShown.set(!problemsShown.get());
        if (problemsShown.get()) {
            problemPlace.applyCss();
            problemPanel.focusFirst();
        }
    }

    private void goTo(ProblemEntry entry) {
        if (entry.layer() >= 0) {
            document.select(entry.layer());
            canvas.reveal(entry.layer());
            stack.requestFocus();
        }
    }

    /** The next problem below the selected layer, or the first. */
    private void nextProblem() {
        List<ProblemEntry> entries =
                problems().stream().filter(entry -> entry.layer() >= 0).toList();
        entries.stream()
                .filter(entry -> entry.layer() > document.selection())
                .findFirst()
                .or(() -> entries.stream().findFirst())
                .ifPresent(this::goTo);
    }

    private VBox emptyState() {
        Label headline = new Label(texts.get("ui.stack.empty"));
        headline.getStyleClass().add("empty-headline");
        Label sentence = new Label(texts.get("ui.stack.empty.help"));
        sentence.getStyleClass().add("empty-sentence");
        VBox box = new VBox(4, headline, sentence);
        box.setAlignment(Pos.CENTER);
        box.setMouseTransparent(true);
        return box;
    }
}
