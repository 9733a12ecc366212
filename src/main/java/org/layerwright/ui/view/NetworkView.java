package org.layerwright.ui.view;

import java.util.OptionalInt;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.network.Fix;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.CardActions;
import org.layerwright.ui.control.CardColumns;
import org.layerwright.ui.control.CardStack;
import org.layerwright.ui.control.DragLayer;
import org.layerwright.ui.control.LayerThumbnail;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.LayerCardViewModel;
import org.layerwright.ui.viewmodel.NetworkState;
import org.layerwright.ui.viewmodel.TotalsViewModel;
import org.layerwright.ui.viewmodel.build.LayerPreviews;

/** The middle of the window: title, general problems, the stack of cards, and the totals below it. */
final class NetworkView extends VBox implements DropTarget, CardActions {
    private static final double SCROLL_EDGE = 36;
    private static final double SCROLL_STEP = 0.03;

    private final DocumentViewModel document;
    private final WindowModel model;
    private final LayerPreviews previews;
    private final Texts texts;
    private final Label title = new Label();
    private final Label description = new Label();
    private final ProblemStrip problems;
    private final CardStack stack;
    private final ScrollPane scroll;
    private final TotalsBar totals;
    private final VBox empty;
    private final Subscription subscription;

    NetworkView(WindowModel model, LayerPreviews previews, Texts texts, DragLayer dragLayer) {
        this.previews = previews;
        this.document = model.document();
        this.model = model;
        this.texts = texts;
        getStyleClass().add("network-view");
        setMinHeight(220);
        title.getStyleClass().add("network-title");
        description.getStyleClass().add("network-description");
        description.setWrapText(true);
        description.setMinHeight(USE_PREF_SIZE);
        problems = new ProblemStrip(document::repair);
        stack = new CardStack(texts, this, dragLayer);
        stack.setId("stack");
        empty = emptyState();
        scroll = new ScrollPane(new StackPane(stack, empty));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        totals = new TotalsBar(texts);
        HBox headings = headings();
        scroll.viewportBoundsProperty().subscribe(viewport -> {
            double bar = Math.max(0, scroll.getWidth() - viewport.getWidth());
            headings.setTranslateX(-bar);
            totals.shiftColumns(-bar);
            stack.cardAt(document.selection()).ifPresent(this::reveal);
        });
        VBox head = new VBox(2, title, description);
        head.getStyleClass().add("panel-head");
        getChildren().addAll(head, problems, headings, scroll, totals);
        subscription = Subscription.combine(
                document.stateProperty().subscribe(this::show),
                model.plan().subscribe(plan -> showTotals(document.state())),
                document.selectionProperty().subscribe(index -> {
                    stack.select(index.intValue());
                    stack.cardAt(index.intValue()).ifPresent(this::reveal);
                }));
    }

    void focusStack() {
        stack.requestFocus();
    }

    void dispose() {
        subscription.unsubscribe();
    }

    @Override
    public OptionalInt hover(double sceneX, double sceneY) {
        OptionalInt gap = stack.gapAt(sceneX, sceneY);
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
    public void select(int index) {
        document.select(index);
    }

    @Override
    public void selectNeighbour(int offset) {
        document.selectNeighbour(offset);
    }

    @Override
    public void move(int index, int target) {
        document.move(index, target);
    }

    @Override
    public void remove(int index) {
        document.remove(index);
    }

    @Override
    public void duplicate(int index) {
        document.duplicate(index);
    }

    @Override
    public void repair(Fix fix) {
        document.repair(fix);
        stack.requestFocus();
    }

    @Override
    public Node preview(String layer) {
        return new LayerThumbnail(previews.outputsProperty(), layer, texts);
    }

    private void show(NetworkState state) {
        NetworkSpec network = state.network();
        title.setText(network.name().isBlank() ? texts.get("ui.untitled") : network.name());
        String sentence = network.description().getOrDefault(texts.locale().toLanguageTag(), "");
        description.setText(sentence);
        description.setVisible(!sentence.isEmpty());
        description.setManaged(!sentence.isEmpty());
        stack.show(LayerCardViewModel.of(state, texts));
        boolean isEmpty = network.layers().isEmpty();
        empty.setVisible(isEmpty);
        stack.setVisible(!isEmpty);
        showTotals(state);
        // A repair or an undo can leave the selection where it is and yet move its card.
        stack.cardAt(document.selection()).ifPresent(this::reveal);
    }

    private void showTotals(NetworkState state) {
        TotalsViewModel words = TotalsViewModel.of(state, model.plan().getValue(), model.processors(), texts);
        totals.show(words);
        problems.show(words.problems());
    }

    private HBox headings() {
        HBox row = CardColumns.row(
                new Region(),
                heading("ui.stack.output"),
                heading("ui.stack.parameters"),
                heading("ui.stack.multiply-adds"),
                new Region());
        row.getStyleClass().add("column-headings");
        return row;
    }

    private Region heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("column-heading");
        Tooltip help = new Tooltip(texts.get(key + ".help"));
        help.getStyleClass().add("help");
        label.setTooltip(help);
        StackPane cell = new StackPane(label);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
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

    /** Scrolls as little as possible, after the layout knows where the card is. */
    private void reveal(Node card) {
        scroll.applyCss();
        scroll.layout();
        Bounds inContent = scroll.getContent().sceneToLocal(card.localToScene(card.getLayoutBounds()));
        double viewport = scroll.getViewportBounds().getHeight();
        double range = scroll.getContent().getLayoutBounds().getHeight() - viewport;
        if (range <= 0 || inContent == null) {
            return;
        }
        double top = scroll.getVvalue() * range;
        if (inContent.getMinY() < top) {
            scroll.setVvalue(Math.max(0, inContent.getMinY() - SCROLL_EDGE / 2) / range);
        } else if (inContent.getMaxY() > top + viewport) {
            scroll.setVvalue(Math.min(1, (inContent.getMaxY() + SCROLL_EDGE / 2 - viewport) / range));
        }
    }

    @Override
    public void draggedTo(double sceneY) {
        Bounds view = scroll.localToScene(scroll.getLayoutBounds());
        if (sceneY < view.getMinY() + SCROLL_EDGE) {
            scroll.setVvalue(Math.max(0, scroll.getVvalue() - SCROLL_STEP));
        } else if (sceneY > view.getMaxY() - SCROLL_EDGE) {
            scroll.setVvalue(Math.min(1, scroll.getVvalue() + SCROLL_STEP));
        }
    }
}
