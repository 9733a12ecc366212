package org.layerwright.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.layerwright.event.Histogram;
import org.layerwright.ui.viewmodel.Spreads.Spread;

/**
 * Where the bins of histograms lie on a plane: a column each, all over the same range of values. Positions are shares of
 * the width from the left and of the height from the bottom.
 *
 * @param columns those that hold something, in the order of their steps
 * @param low the least value of all
 * @param high the greatest
 */
record SpreadGrid(List<Column> columns, double low, double high) {
    /** One measurement. */
    record Column(long step, Histogram histogram) {
        /** How wide a bin is, in values. */
        double bin() {
            return (histogram.high() - histogram.low()) / histogram.counts().size();
        }

        double from(int bin) {
            return histogram.low() + bin * bin();
        }

        long count(int bin) {
            return histogram.counts().get(bin);
        }

        long most() {
            return histogram.counts().stream().mapToLong(Long::longValue).max().orElse(0);
        }

        long all() {
            return histogram.counts().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A bin of a column. */
    record Cell(int column, int bin) {}

    static SpreadGrid of(List<Spread> spreads, Function<Spread, Histogram> which) {
        List<Column> columns = spreads.stream()
                .map(spread -> new Column(spread.step(), which.apply(spread)))
                .filter(column -> !column.histogram().counts().isEmpty())
                .toList();
        return new SpreadGrid(
                columns,
                columns.stream().mapToDouble(c -> c.histogram().low()).min().orElse(0),
                columns.stream().mapToDouble(c -> c.histogram().high()).max().orElse(0));
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    Column column(Cell cell) {
        return columns.get(cell.column());
    }

    /** Where a value lies, from the bottom. */
    double position(double value) {
        return high > low ? (value - low) / (high - low) : 0;
    }

    /** What lies at a place: in its column the bin there, or the nearest one. */
    Optional<Cell> at(double across, double up) {
        if (isEmpty() || across < 0 || across >= 1) {
            return Optional.empty();
        }
        return Optional.of(nearest((int) (across * columns.size()), low + up * (high - low)));
    }

    /** Steps from a cell to one beside it; at the edges it stays. */
    Cell moved(Cell from, int columnsOn, int binsUp) {
        int column = Math.max(0, Math.min(columns.size() - 1, from.column() + columnsOn));
        if (column != from.column()) {
            Column before = column(from);
            return nearest(column, before.from(from.bin()) + before.bin() / 2);
        }
        int last = columns.get(column).histogram().counts().size() - 1;
        return new Cell(column, Math.max(0, Math.min(last, from.bin() + binsUp)));
    }

    /** Where the most values of the last measurement are. */
    Cell fullest() {
        int last = columns.size() - 1;
        List<Long> counts = columns.get(last).histogram().counts();
        return new Cell(last, counts.indexOf(columns.get(last).most()));
    }

    /** The same cell of what has grown meanwhile. */
    Optional<Cell> kept(Cell cell) {
        boolean there = cell.column() < columns.size()
                && cell.bin() < columns.get(cell.column()).histogram().counts().size();
        return there ? Optional.of(cell) : Optional.empty();
    }

    private Cell nearest(int column, double value) {
        Column its = columns.get(column);
        int last = its.histogram().counts().size() - 1;
        double bin = its.bin() > 0 ? Math.floor((value - its.histogram().low()) / its.bin()) : 0;
        return new Cell(column, (int) Math.max(0, Math.min(last, bin)));
    }
}
