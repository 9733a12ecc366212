package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.ui.viewmodel.NetworkLinks.Kind;
import org.layerwright.ui.viewmodel.NetworkLinks.Link;

/** What is connected, and which lane each arc runs in. */
class ArcLanesTest {
    @Test
    void linksFollowPlaceNamesAndSharedWeights() {
        NetworkLinks links = NetworkLinks.of(NetworkSpec.of(
                "n",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("a", "Conv2D"),
                LayerSpec.of("b", "Conv2D").withSharedWith("a"),
                LayerSpec.of("add", "Add").withInputs(List.of("b", "a", "gone"))));
        assertEquals(
                Set.of(
                        new Link(0, 1, Kind.DATA),
                        new Link(1, 2, Kind.DATA),
                        new Link(1, 2, Kind.WEIGHTS),
                        new Link(2, 3, Kind.DATA),
                        new Link(1, 3, Kind.DATA)),
                Set.copyOf(links.links()));
        assertEquals(Set.of(3), links.merges());
        assertEquals(2, links.arcs().size(), "the others go straight to the next card");
    }

    @Test
    void blocksInARowShareOneLane() {
        ArcLanes lanes = ArcLanes.of(List.of(data(1, 5), data(5, 9), data(9, 14)));
        assertEquals(1, lanes.count());
        assertFalse(lanes.bundled());
    }

    @Test
    void theLongerArcLiesOutside() {
        ArcLanes lanes = ArcLanes.of(List.of(data(0, 9), data(2, 4), data(5, 8)));
        assertEquals(0, lanes.lane(data(2, 4)));
        assertEquals(0, lanes.lane(data(5, 8)));
        assertEquals(1, lanes.lane(data(0, 9)));
    }

    @Test
    void oneSourceIsOneTrunk() {
        ArcLanes lanes = ArcLanes.of(List.of(data(0, 3), data(0, 6), data(0, 9)));
        assertEquals(1, lanes.count());
        Link weights = new Link(0, 3, Kind.WEIGHTS);
        assertEquals(2, ArcLanes.of(List.of(data(0, 3), weights)).count(), "weights are no value");
    }

    @Test
    void arcsOfDifferentSourcesNeverOverlapInALane() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Link> arcs = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int from = random.nextInt(60);
                int to = random.nextInt(60);
                if (from != to) {
                    arcs.add(data(from, to));
                }
            }
            ArcLanes lanes = ArcLanes.of(arcs, 60);
            for (Link one : arcs) {
                for (Link other : arcs) {
                    boolean sameLane = lanes.lane(one) == lanes.lane(other);
                    assertFalse(one.from() != other.from() && sameLane && overlap(one, other), one + " " + other);
                }
            }
        }
    }

    @Test
    void whatFindsNoLaneSharesTheOutermost() {
        List<Link> arcs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            arcs.add(data(i, 40 + i));
        }
        ArcLanes lanes = ArcLanes.of(arcs);
        assertEquals(ArcLanes.MOST, lanes.count());
        assertTrue(lanes.bundled());
        assertEquals(
                5,
                arcs.stream().filter(lanes::isBundled).count(),
                "seven have a lane of their own, five share the last");
    }

    /** From the middle of one card to the upper part of another: where the two bars share a point. */
    private static boolean overlap(Link one, Link other) {
        return low(one) <= high(other) && low(other) <= high(one);
    }

    private static double low(Link link) {
        return Math.min(link.from() + 0.7, link.to() + 0.3);
    }

    private static double high(Link link) {
        return Math.max(link.from() + 0.7, link.to() + 0.3);
    }

    private static Link data(int from, int to) {
        return new Link(from, to, Kind.DATA);
    }
}
