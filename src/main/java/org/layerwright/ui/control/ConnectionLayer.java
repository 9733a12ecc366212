package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.scene.layout.Pane;
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
    private static final int FEW_LANES = 4;
    private static final double LANE = 9;
    private static final double NARROW_LANE = 6;
    private static final double STUB = 16;
    /** From the left of a card to the middle of its tile. */
    private static final double SPINE = 24;

    private final Map<Link, LinkArrow> drawn = new HashMap<>();
    private final Map<Integer, MergeBadge> badges = new HashMap<>();
    // Used again, since a new node has all its styles looked up.
    private final List<LinkArrow> spareArrows = new ArrayList<>();
    private final List<MergeBadge> spareBadges = new ArrayList<>();
    private final Texts texts;
    private final IntFunction<String> names;
    private final IntConsumer chosen;
    /** Lies above the cards. */
    private final Pane badgeLayer = new Pane();

    private NetworkLinks links = new NetworkLinks(List.of(), Set.of());
    private Set<Link> known = Set.of();
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
        // Merges follow from the links.
        if (next.links().equals(links.links())) {
            return false;
        }
        double before = room();
        links = next;
        known = Set.copyOf(next.links());
        ArcLanes assigned = ArcLanes.of(links.arcs());
        if (lanes.bundled() || assigned.bundled()) {
            // Which arcs are drawn as a bundle may have changed.
            drawn.values().forEach(this::putAway);
            drawn.clear();
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
        drawn.entrySet().removeIf(entry -> {
            boolean leaves = !known.contains(entry.getKey()) || !crosses(entry.getKey(), metrics, from, to);
            if (leaves) {
                putAway(entry.getValue());
            }
            return leaves;
        });
        boolean fresh = false;
        for (Link link : links.links()) {
            if (crosses(link, metrics, from, to)) {
                fresh |= !drawn.containsKey(link);
                place(drawn.computeIfAbsent(link, this::arrow), link, metrics, cardLeft);
            }
        }
        layBadges(metrics, cardLeft, card -> metrics.bottom(card) >= from && metrics.top(card) <= to);
        if (fresh) {
            light(lit);
        }
    }

    private static boolean crosses(Link link, CardMetrics metrics, double from, double to) {
        int upper = Math.min(link.from(), link.to());
        int lower = Math.max(link.from(), link.to());
        return lower < metrics.size() && metrics.bottom(lower) >= from && metrics.top(upper) <= to;
    }

    private void layBadges(CardMetrics metrics, double cardLeft, IntPredicate seen) {
        badges.entrySet().removeIf(entry -> {
            int card = entry.getKey();
            boolean leaves = !links.merges().contains(card) || card >= metrics.size() || !seen.test(card);
            if (leaves) {
                entry.getValue().setVisible(false);
                spareBadges.add(entry.getValue());
            }
            return leaves;
        });
        for (int card : links.merges()) {
            if (card < metrics.size() && seen.test(card)) {
                double half = MergeBadge.SIZE / 2;
                badges.computeIfAbsent(card, this::badge)
                        .resizeRelocate(
                                cardLeft - half, inPort(metrics, card) - half, MergeBadge.SIZE, MergeBadge.SIZE);
            }
        }
    }

    private MergeBadge badge(int card) {
        MergeBadge badge;
        if (spareBadges.isEmpty()) {
            badge = new MergeBadge(this::mergeHelp, chosen);
            badgeLayer.getChildren().add(badge);
        } else {
            badge = spareBadges.remove(spareBadges.size() - 1);
            badge.setVisible(true);
        }
        badge.show(card);
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

    private void paint(Link link, LinkArrow arrow) {
        boolean dim = fades && !link.isStraight();
        boolean shines = dim && isLit(link);
        arrow.light(shines, dim && !shines);
    }

    private LinkArrow arrow(Link link) {
        LinkArrow.Style style = LinkArrow.Style.of(link, lanes.isBundled(link));
        for (LinkArrow spare : spareArrows) {
            if (spare.style().equals(style)) {
                spareArrows.remove(spare);
                spare.setVisible(true);
                return spare;
            }
        }
        LinkArrow arrow = new LinkArrow(style);
        getChildren().add(arrow);
        return arrow;
    }

    private void putAway(LinkArrow arrow) {
        arrow.light(false, false);
        arrow.setVisible(false);
        spareArrows.add(arrow);
    }

    private void place(LinkArrow arrow, Link link, CardMetrics metrics, double cardLeft) {
        if (link.isStraight()) {
            arrow.go(cardLeft + SPINE, metrics.bottom(link.from()), metrics.top(link.to()));
            return;
        }
        boolean data = link.kind() == Kind.DATA;
        double fromY = data ? outPort(metrics, link.from()) : middle(metrics, link.from());
        double toY = data ? inPort(metrics, link.to()) : middle(metrics, link.to());
        double laneX = cardLeft - STUB - (lanes.lane(link) + 0.5) * laneWidth();
        boolean badge = data && links.merges().contains(link.to());
        arrow.goAround(cardLeft, fromY, laneX, badge ? cardLeft - MergeBadge.SIZE / 2 : cardLeft, toY);
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
