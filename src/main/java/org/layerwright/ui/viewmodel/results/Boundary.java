package org.layerwright.ui.viewmodel.results;

import org.layerwright.event.WorkerEvent.Inferred;

/**
 * A network's answer over a part of the plane, row by row from the top.
 *
 * @param size rows and columns
 * @param range what part of the plane
 * @param width outputs a point
 * @param classes 0 where it predicts numbers
 */
public record Boundary(int size, Range range, int width, int classes, float[] outputs) {
    /** A part of the plane. */
    public record Range(double minX, double maxX, double minY, double maxY) {
        /** The x of a place: 0 at the left, 1 at the right. */
        public double x(double place) {
            return minX + place * (maxX - minX);
        }

        /** The y of a place: 0 at the top, 1 at the bottom. */
        public double y(double place) {
            return maxY - place * (maxY - minY);
        }

        /** Where an x lies: 0 at the left, 1 at the right. */
        public double placeX(double x) {
            return (x - minX) / (maxX - minX);
        }

        /** Where a y lies: 0 at the top, 1 at the bottom. */
        public double placeY(double y) {
            return (maxY - y) / (maxY - minY);
        }
    }

    static Boundary of(int size, Range range, Inferred answer) {
        int classes = answer.classNames().isEmpty() ? 0 : Math.max(2, answer.width());
        return new Boundary(
                size, range, answer.width(), classes, answer.outputs().toArray());
    }

    /** The middles of all cells, x and y after each other. */
    static float[] grid(int size, Range range) {
        float[] points = new float[2 * size * size];
        for (int i = 0; i < size * size; i++) {
            points[2 * i] = (float) range.x((i % size + 0.5) / size);
            int row = i / size;
            points[2 * i + 1] = (float) range.y((row + 0.5) / size);
        }
        return points;
    }

    /** The cell of a place: 0, 0 is at the left and at the top, 1, 1 at the right and at the bottom. */
    public int cell(double placeX, double placeY) {
        int column = Math.max(0, Math.min(size - 1, (int) (placeX * size)));
        int row = Math.max(0, Math.min(size - 1, (int) (placeY * size)));
        return row * size + column;
    }

    /** The most probable class of a cell. */
    public int classOf(int cell) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = probability(cell, c) > probability(cell, best) ? c : best;
        }
        return best;
    }

    public float probability(int cell, int ofClass) {
        if (width == 1) {
            return ofClass == 1 ? outputs[cell] : 1 - outputs[cell];
        }
        return outputs[cell * width + ofClass];
    }

    /** The first number that is predicted for a cell. */
    public float number(int cell) {
        return outputs[cell * width];
    }
}
