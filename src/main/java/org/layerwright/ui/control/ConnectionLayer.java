package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.ArcLanes;
import org.layerwright.ui.viewmodel.NetworkLinks;
import org.layerwright.ui.viewmodel.NetworkLinks.Kind;
import org.layerwright.ui.viewmodel.NetworkLinks.Link;

/**
 * The connections, drawn below the cards: a short arrow to the next card, and arcs in lanes at the left for all others.
 * Only those that cross what is seen are there.
 */
final class ConnectionLayer extends Pane {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass FADED = PseudoClass.getPseudoClass("faded");
    private static final int FEW_LANES = 4;
    private static final double LANE = 9;
    private static final double NARROW_LANE = 6;
    private static final double STUB = 16;
    private static final double CORNER = 5;
    private static final double HEAD = 4;
    private static final double HEAD_LENGTH = 6;
    private static final double BADGE = 14;
    /** From the left of a card to the middle of its tile. */
    private static final double SPINE = 24;

    private final Map<Link, Group> drawn = new HashMap<>();
    private final Map<Integer, Node> badges = new HashMap<>();
    private final Texts texts;
    private final IntFunction<String> names;
    private final IntConsumer chosen;
    /** Lies above the cards. */
    private final Pane badgeLayer = new Pane();

    private NetworkLinks links = new NetworkLinks(List.of(), Set.of());
    private ArcLanes lanes = ArcLanes.of(List.of());
    private Set<Integer> lit = Set.of();
    private boolean fades;

    /**
     * @param names of the layers, for the help of the marks
     * @param chosen hears the layer whose mark was pressed
     */
    ConnectionLayer(Texts texts, IntFunction<String> names, IntConsumer chosen) {
        this.texts = texts;
        this.names = names;
        this.chosen = chosen;
        setMouseTransparent(true);
        getStyleClass().add("connections");
        badgeLayer.setPickOnBounds(false);
        badgeLayer.setManaged(false);
        badgeLayer.setViewOrder(-1);
    }

    /** The marks of the layers at which several values join. */
    Pane badgeLayer() {
        return badgeLayer;
    }

    /** Shows other connections; answers whether the room for the lanes changed. */
    boolean show(NetworkLinks next) {
        if (next.equals(links)) {
            return false;
        }
        double before = room();
        links = next;
        ArcLanes assigned = ArcLanes.of(links.arcs());
        if (lanes.bundled() || assigned.bundled()) {
            drawn.clear(); // Which arcs are drawn as a bundle may have changed.
            getChildren().clear();
        }
        lanes = assigned;
        return room() != before;
    }

    /** The width at the left that the lanes take. */
    double room() {
        return lanes.count() == 0 ? 0 : STUB + lanes.count() * laneWidth();
    }

    /** Many lanes are set closer, lest they took the room of the names. */
    private double laneWidth() {
        return lanes.count() <= FEW_LANES ? LANE : NARROW_LANE;
    }

    /** Lights up the arcs of these layers; others fade where there are any. */
    void light(Set<Integer> layers) {
        lit = Set.copyOf(layers);
        fades = links.links().stream().anyMatch(link -> !link.isStraight() && isLit(link));
        drawn.forEach(this::paint);
    }

    /** Draws what crosses a part of the stack. */
    void lay(CardMetrics metrics, double cardLeft, double from, double to) {
        Set<Link> wanted = new HashSet<>();
        List<Node> fresh = new ArrayList<>();
        for (Link link : links.links()) {
            int upper = Math.min(link.from(), link.to());
            int lower = Math.max(link.from(), link.to());
            if (lower < metrics.size() && metrics.bottom(lower) >= from && metrics.top(upper) <= to) {
                wanted.add(link);
                Group group = drawn.computeIfAbsent(link, unmade -> {
                    Group made = group(link);
                    fresh.add(made);
                    return made;
                });
                place(group, link, metrics, cardLeft);
            }
        }
        List<Node> gone = new ArrayList<>();
        drawn.entrySet().removeIf(entry -> {
            boolean leaves = !wanted.contains(entry.getKey());
            if (leaves) {
                gone.add(entry.getValue());
            }
            return leaves;
        });
        layBadges(metrics, cardLeft, card -> metrics.bottom(card) >= from && metrics.top(card) <= to);
        if (!gone.isEmpty()) {
            getChildren().removeAll(gone);
        }
        if (!fresh.isEmpty()) {
            getChildren().addAll(fresh);
            fades = links.links().stream().anyMatch(link -> !link.isStraight() && isLit(link));
            drawn.forEach(this::paint);
        }
    }

    private void layBadges(CardMetrics metrics, double cardLeft, IntPredicate seen) {
        badges.entrySet().removeIf(entry -> {
            int card = entry.getKey();
            boolean leaves = !links.merges().contains(card) || card >= metrics.size() || !seen.test(card);
            if (leaves) {
                badgeLayer.getChildren().remove(entry.getValue());
            }
            return leaves;
        });
        for (int card : links.merges()) {
            if (card < metrics.size() && seen.test(card)) {
                Node badge = badges.computeIfAbsent(card, unmade -> badge(card));
                if (badge.getParent() == null) {
                    badgeLayer.getChildren().add(badge);
                }
                badge.resizeRelocate(cardLeft - BADGE / 2, inPort(metrics, card) - BADGE / 2, BADGE, BADGE);
            }
        }
    }

    private Node badge(int card) {
        StackPane badge = new StackPane(Icons.of(Feather.PLUS));
        Tooltip help = new Tooltip();
        help.getStyleClass().add("help");
        Tooltip.install(badge, help);
        // When it is reached: what a layer reads, and what its sources are called, may have changed since.
        badge.setOnMouseEntered(event -> help.setText(mergeHelp(card)));
        badge.setOnMousePressed(event -> chosen.accept(card));
        badge.getStyleClass().add("merge-badge");
        badge.setManaged(false);
        return badge;
    }

    private String mergeHelp(int card) {
        List<String> sources = links.links().stream()
                .filter(link -> link.to() == card && link.kind() == Kind.DATA)
                .map(link -> names.apply(link.from()))
                .toList();
        return texts.get("canvas.merge.help", sources.size(), String.join(", ", sources));
    }

    private boolean isLit(Link link) {
        return lit.contains(link.from()) || lit.contains(link.to());
    }

    private void paint(Link link, Group group) {
        boolean shines = fades && isLit(link) && !link.isStraight();
        group.setViewOrder(shines ? -1 : 0);
        group.getChildren().forEach(shape -> {
            shape.pseudoClassStateChanged(LIT, shines);
            shape.pseudoClassStateChanged(FADED, fades && !shines && !link.isStraight());
        });
    }

    private Group group(Link link) {
        Path line = new Path();
        line.getStyleClass().addAll("link", link.kind() == Kind.DATA ? "data" : "weights");
        if (!link.isStraight()) {
            line.getStyleClass().add("arc");
            if (lanes.isBundled(link)) {
                line.getStyleClass().add("bundled");
            }
        }
        Polygon head = new Polygon();
        head.getStyleClass().addAll("link-head", link.kind() == Kind.DATA ? "data" : "weights");
        Group group = new Group(line, head);
        group.setManaged(false);
        group.setUserData(link);
        return group;
    }

    private void place(Group group, Link link, CardMetrics metrics, double cardLeft) {
        Path line = (Path) group.getChildren().get(0);
        Polygon head = (Polygon) group.getChildren().get(1);
        if (link.isStraight()) {
            double x = cardLeft + SPINE;
            double tip = metrics.top(link.to());
            set(line, new MoveTo(x, metrics.bottom(link.from())), new LineTo(x, tip - HEAD_LENGTH / 2));
            setPoints(head, x - HEAD, tip - HEAD_LENGTH, x + HEAD, tip - HEAD_LENGTH, x, tip);
            return;
        }
        boolean data = link.kind() == Kind.DATA;
        double fromY = data ? outPort(metrics, link.from()) : middle(metrics, link.from());
        double toY = data ? inPort(metrics, link.to()) : middle(metrics, link.to());
        double x = cardLeft - STUB - (lanes.lane(link) + 0.5) * laneWidth();
        double down = Math.signum(toY - fromY);
        boolean badge = links.merges().contains(link.to());
        double tip = data && badge ? cardLeft - BADGE / 2 : cardLeft;
        set(
                line,
                new MoveTo(cardLeft, fromY),
                new LineTo(x + CORNER, fromY),
                new QuadCurveTo(x, fromY, x, fromY + down * CORNER),
                new LineTo(x, toY - down * CORNER),
                new QuadCurveTo(x, toY, x + CORNER, toY),
                new LineTo(tip - HEAD_LENGTH / 2, toY));
        setPoints(head, tip - HEAD_LENGTH, toY - HEAD, tip - HEAD_LENGTH, toY + HEAD, tip, toY);
    }

    private static void set(Path line, PathElement... elements) {
        // A lane's way is short; what stays the same is not drawn anew.
        String way = Arrays.toString(elements);
        if (!way.equals(line.getUserData())) {
            line.setUserData(way);
            line.getElements().setAll(elements);
        }
    }

    private static void setPoints(Polygon head, Double... points) {
        if (!head.getPoints().equals(List.of(points))) {
            head.getPoints().setAll(points);
        }
    }

    private static double inPort(CardMetrics metrics, int card) {
        return metrics.top(card) + 12;
    }

    private static double middle(CardMetrics metrics, int card) {
        return metrics.top(card) + 21;
    }

    private static double outPort(CardMetrics metrics, int card) {
        return metrics.top(card) + 31;
    }
}
