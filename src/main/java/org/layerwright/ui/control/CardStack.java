package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.CardActions.Pick;
import org.layerwright.ui.viewmodel.CardList;
import org.layerwright.ui.viewmodel.LayerCardViewModel;
import org.layerwright.ui.viewmodel.NetworkLinks;
import org.layerwright.ui.viewmodel.Selection;

/**
 * The layers as a stack of cards with their connections: one thing to tab to, with the arrows moving in it. Only the
 * cards in view exist, and they are used again for others, so that a network of hundreds of layers costs no more than a
 * small one.
 */
public final class CardStack extends Pane {
    /** Below it the columns would leave no room for a layer's name. */
    private static final double MIN_WIDTH = 540;

    private static final PseudoClass OVERVIEW = PseudoClass.getPseudoClass("overview");
    private static final double MARK_HEIGHT = 4;
    private static final double GAP = 10;
    private static final double TOP = 6;
    private static final double SIDE = 16;
    private static final double BOTTOM = 44;
    private static final double USUAL_HEIGHT = 42;
    private static final double HEIGHT_OF_PROBLEM = 62;

    private final Texts texts;
    private final CardActions actions;
    private final CardDrags drags;
    private final ConnectionLayer connections;
    private final Region mark = new Region();
    private final Map<Integer, LayerCard> cards = new TreeMap<>();
    private final List<LayerCard> spare = new ArrayList<>();
    /** The heights of cards with problems, once they were laid out; by what they show. */
    private final Map<Object, Double> measured = new HashMap<>();

    private CardList models;
    private CardMetrics metrics = new CardMetrics(new double[0], TOP, GAP);
    private Selection selection = Selection.NONE;
    private Runnable onResized = () -> {};
    private double usualHeight = USUAL_HEIGHT;
    private double wide = MIN_WIDTH;
    private double from;
    private double to;
    private boolean stale;
    private boolean overview;
    private int hovered = -1;

    public CardStack(Texts texts, CardActions actions, DragLayer dragLayer) {
        this.texts = texts;
        this.actions = actions;
        this.connections = new ConnectionLayer(
                texts, index -> models.layer(index).name(), index -> actions.select(index, Pick.ALONE));
        this.drags = new CardDrags(this, actions, dragLayer, texts);
        getStyleClass().add("card-stack");
        setManaged(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.get("ui.stack.name"));
        mark.getStyleClass().add("insertion-mark");
        mark.setVisible(false);
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setViewOrder(-1);
        connections.setManaged(false);
        getChildren().addAll(connections, connections.badgeLayer(), mark);
        addEventHandler(KeyEvent.KEY_PRESSED, new StackKeys(actions, () -> models.size())::onKey);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            if (event.getTarget() == this) {
                actions.select(-1, Pick.ALONE);
            }
            event.consume();
        });
    }

    /** Shows these layers; what did not change stays as it is. */
    public void show(CardList list, NetworkLinks connected) {
        models = list;
        hovered = -1;
        connections.show(connected);
        stale = true;
        measure();
        lay();
        light();
    }

    /** Which cards are selected; their connections are lit. */
    public void select(Selection now) {
        selection = now;
        cards.forEach((index, card) -> card.setSelected(now.contains(index)));
        light();
    }

    /** At a small zoom the small words would not be read. */
    public void setOverview(boolean small) {
        if (small != overview) {
            overview = small;
            pseudoClassStateChanged(OVERVIEW, small);
            cards.values().forEach(card -> card.setOverview(small));
            measure();
            lay();
        }
    }

    void setOnResized(Runnable action) {
        onResized = action;
    }

    CardMetrics metrics() {
        return metrics;
    }

    /** With what lies around the cards. */
    double contentHeight() {
        return metrics.end() + BOTTOM;
    }

    void setWide(double width) {
        if (width != wide) {
            wide = width;
            measured.clear();
            measure();
            lay();
        }
    }

    /** The least width, in which names and lanes still have room. */
    double leastWidth() {
        return MIN_WIDTH + connections.room();
    }

    /** Tells which part is seen, in the stack's own pixels. */
    void showPart(double top, double bottom) {
        if (top != from || bottom != to) {
            from = top;
            to = bottom;
            lay();
        }
    }

    /** Before which card something dropped here would go; nothing where the place is beside the stack. */
    public OptionalInt gapAt(double sceneX, double sceneY) {
        Point2D place = sceneToLocal(sceneX, sceneY);
        boolean beside = place.getX() < 0 || place.getX() > wide;
        return beside ? OptionalInt.empty() : OptionalInt.of(metrics.gapAt(place.getY()));
    }

    public void showMark(int gap) {
        double y = Math.max(0, metrics.gapMiddle(gap) - MARK_HEIGHT / 2);
        mark.resizeRelocate(cardLeft(), y, wide - SIDE - cardLeft(), MARK_HEIGHT);
        mark.setVisible(true);
    }

    public void hideMark() {
        mark.setVisible(false);
    }

    Selection selection() {
        return selection;
    }

    /** Makes a card the one whose connections are lit, or none. */
    void hover(int card) {
        if (hovered != card) {
            hovered = card;
            light();
        }
    }

    private void light() {
        connections.light(hovered >= 0 ? Set.of(hovered) : selection.all());
    }

    private double cardLeft() {
        return SIDE + connections.room();
    }

    private void measure() {
        if (models == null) {
            return;
        }
        double[] heights = new double[models.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = overview || models.problems(i) == 0
                    ? usualHeight
                    : measured.getOrDefault(
                            models.card(i).problems(), usualHeight + models.problems(i) * HEIGHT_OF_PROBLEM);
        }
        metrics = new CardMetrics(heights, TOP, GAP);
        resize(wide, contentHeight());
    }

    /** Lays out what is seen; a second time where a card turned out to be of another height. */
    private void lay() {
        if (models == null || to <= from) {
            return;
        }
        for (int times = 0; times < 2 && layOnce(); times++) {
            measure();
        }
        stale = false;
        connections.lay(metrics, cardLeft(), from, to);
        spare.forEach(card -> card.setVisible(false));
        onResized.run();
    }

    /** Answers whether a height was not what it was taken for. */
    private boolean layOnce() {
        int first = metrics.firstBelow(from);
        int last = first;
        while (last < models.size() && metrics.top(last) < to) {
            last++;
        }
        take(first, last);
        boolean surprised = false;
        double width = wide - SIDE - cardLeft();
        for (Map.Entry<Integer, LayerCard> entry : cards.entrySet()) {
            LayerCard card = entry.getValue();
            double height = height(card, width);
            surprised |= height != metrics.height(entry.getKey());
            card.resizeRelocate(cardLeft(), metrics.top(entry.getKey()), width, height);
        }
        return surprised;
    }

    private double height(LayerCard card, double width) {
        if (card.getScene() == null || overview) {
            return metrics.height(card.model().index());
        }
        if (card.model().hasProblems()) {
            return measured.computeIfAbsent(card.model().problems(), unknown -> {
                card.applyCss();
                return Math.ceil(card.prefHeight(width));
            });
        }
        if (!card.wasMeasured()) {
            card.applyCss();
            usualHeight = Math.max(usualHeight, Math.ceil(card.prefHeight(width)));
            card.setMeasured();
        }
        return usualHeight;
    }

    /** Has a card for each layer in view: the one of that name where there is one, else one that is left over. */
    private void take(int first, int last) {
        Map<String, LayerCard> left = new HashMap<>();
        List<LayerCard> unused = new ArrayList<>();
        Map<Integer, LayerCard> before = new TreeMap<>(cards);
        cards.clear();
        before.forEach((index, card) -> {
            boolean stays = drags.holds(card) || !stale && index >= first && index < last;
            if (stays && index < models.size()) {
                cards.put(index, card);
            } else if (left.putIfAbsent(card.model().name(), card) != null) {
                unused.add(card);
            }
        });
        List<Integer> missing = new ArrayList<>();
        for (int i = first; i < last; i++) {
            LayerCard named =
                    cards.containsKey(i) ? null : left.remove(models.layer(i).name());
            if (named != null) {
                put(i, named);
            } else if (!cards.containsKey(i)) {
                missing.add(i);
            }
        }
        unused.addAll(left.values());
        spare.addAll(unused);
        for (int i : missing) {
            put(i, spareOrNew(models.card(i)));
        }
    }

    private void put(int index, LayerCard card) {
        card.show(models.card(index));
        card.setOverview(overview);
        card.setSelected(selection.contains(index));
        card.setVisible(true);
        cards.put(index, card);
    }

    /** The spare card that needs the least change: of that name, else of that category, since each has a colour. */
    private LayerCard spareOrNew(LayerCardViewModel model) {
        Optional<LayerCard> found = spare.stream()
                .filter(card -> card.model().name().equals(model.name()))
                .findFirst()
                .or(() -> spare.stream()
                        .filter(card -> card.model().category().equals(model.category()))
                        .findFirst())
                .or(() -> spare.stream().findFirst());
        if (found.isPresent()) {
            spare.remove(found.get());
            return found.get();
        }
        LayerCard card = new LayerCard(texts, actions);
        card.setManaged(false);
        drags.install(card);
        getChildren().add(card);
        return card;
    }
}
