package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.ui.viewmodel.NetworkLinks.Kind;
import org.layerwright.ui.viewmodel.NetworkLinks.Link;

/**
 * Which lane beside the cards each arc runs in. Arcs that carry the same value (one source, one kind) are one trunk and
 * share a lane; trunks that overlap never do. Short trunks take the inner lanes, so that arcs nest and seldom cross;
 * where nesting takes too many lanes, trunks are coloured from the top down, which takes as few as any assignment
 * can (interval graphs are perfect: as many as trunks lie beside one another at the fullest place). What even so finds no
 * lane shares the outermost one, the bundle.
 *
 * @param lanes by arc, from 0 next to the cards
 * @param count how many lanes are used
 * @param bundled whether the outermost lane is shared by trunks that overlap
 */
public record ArcLanes(Map<Link, Integer> lanes, int count, boolean bundled) {
    /** As many as can be told apart beside the cards. */
    public static final int MOST = 8;

    private static final int PORTS = 4;

    public ArcLanes {
        lanes = Map.copyOf(lanes);
    }

    public static ArcLanes of(List<Link> arcs) {
        return of(arcs, MOST);
    }

    static ArcLanes of(List<Link> arcs, int most) {
        Map<Source, Trunk> trunks = new HashMap<>();
        for (Link arc : arcs) {
            trunks.computeIfAbsent(new Source(arc.from(), arc.kind()), source -> new Trunk())
                    .add(arc);
        }
        List<Trunk> byLength = new ArrayList<>(trunks.values());
        byLength.sort(Comparator.comparingInt(Trunk::length).thenComparingInt(trunk -> trunk.begin));
        int count = assign(byLength);
        if (count > most) {
            List<Trunk> byBegin = new ArrayList<>(byLength);
            byBegin.sort(Comparator.comparingInt(trunk -> trunk.begin));
            count = assign(byBegin);
        }
        Map<Link, Integer> lanes = new HashMap<>();
        for (Trunk trunk : byLength) {
            trunk.arcs.forEach(arc -> lanes.put(arc, Math.min(trunk.lane, most - 1)));
        }
        return new ArcLanes(lanes, Math.min(count, most), count > most);
    }

    public int lane(Link arc) {
        return lanes.get(arc);
    }

    /** Whether an arc lies in the shared outermost lane. */
    public boolean isBundled(Link arc) {
        return bundled && lane(arc) == count - 1;
    }

    /** Gives each trunk the innermost lane that is free along it, and answers how many lanes that takes. */
    private static int assign(List<Trunk> trunks) {
        List<List<Trunk>> taken = new ArrayList<>();
        for (Trunk trunk : trunks) {
            int lane = 0;
            while (lane < taken.size() && taken.get(lane).stream().anyMatch(trunk::overlaps)) {
                lane++;
            }
            if (lane == taken.size()) {
                taken.add(new ArrayList<>());
            }
            taken.get(lane).add(trunk);
            trunk.lane = lane;
        }
        return taken.size();
    }

    private record Source(int layer, Kind kind) {}

    /** Places along the cards: each card has, from its top, a port to read, one for weights, and one to be read. */
    private static final class Trunk {
        private final List<Link> arcs = new ArrayList<>();
        private int begin = Integer.MAX_VALUE;
        private int end = Integer.MIN_VALUE;
        private int lane;

        void add(Link arc) {
            arcs.add(arc);
            boolean data = arc.kind() == Kind.DATA;
            reach(PORTS * arc.from() + (data ? 2 : 1));
            reach(PORTS * arc.to() + (data ? 0 : 1));
        }

        int length() {
            return end - begin;
        }

        boolean overlaps(Trunk other) {
            return begin <= other.end && other.begin <= end;
        }

        private void reach(int place) {
            begin = Math.min(begin, place);
            end = Math.max(end, place);
        }
    }
}
