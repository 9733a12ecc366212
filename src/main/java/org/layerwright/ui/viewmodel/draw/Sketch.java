package org.layerwright.ui.viewmodel.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Strokes on a square pad, of which each side is 1. Turned into ink, they are enlarged to fill the square and drawn with
 * a pen as wide, against them, as MNIST's digits have it, however small or large one drew.
 */
public final class Sketch {
    /** The pen's width against the drawing's longer side: about 2.4 of MNIST's 20 pixels. */
    public static final double PEN = 0.12;

    /** Less than this share of the pad is not enlarged further, or a dot would fill the square. */
    private static final double LEAST_EXTENT = 0.2;

    /** A place on the pad; (0, 0) is at the top left. */
    public record Point(double x, double y) {}

    private final List<List<Point>> strokes = new ArrayList<>();

    public void begin(double x, double y) {
        strokes.add(new ArrayList<>());
        extend(x, y);
    }

    /**
     * Goes on with the stroke that was begun last.
     *
     * @return whether the pen was elsewhere
     */
    public boolean extend(double x, double y) {
        if (strokes.isEmpty()) {
            strokes.add(new ArrayList<>());
        }
        List<Point> stroke = strokes.get(strokes.size() - 1);
        Point point = new Point(clamp(x), clamp(y));
        boolean moved = stroke.isEmpty() || !stroke.get(stroke.size() - 1).equals(point);
        return moved && stroke.add(point);
    }

    private static double clamp(double place) {
        return Math.max(0, Math.min(1, place));
    }

    /** Takes the last stroke back. */
    public void undo() {
        if (!strokes.isEmpty()) {
            strokes.remove(strokes.size() - 1);
        }
    }

    public void clear() {
        strokes.clear();
    }

    public boolean isEmpty() {
        return strokes.isEmpty();
    }

    public List<List<Point>> strokes() {
        return strokes.stream().map(List::copyOf).toList();
    }

    /** The strokes as ink, row by row, {@code size} pixels a side, 0 for paper and 1 for ink. */
    public float[] ink(int size) {
        float[] ink = new float[size * size];
        if (strokes.isEmpty()) {
            return ink;
        }
        double minX = 1;
        double maxX = 0;
        double minY = 1;
        double maxY = 0;
        for (List<Point> stroke : strokes) {
            for (Point point : stroke) {
                minX = Math.min(minX, point.x());
                maxX = Math.max(maxX, point.x());
                minY = Math.min(minY, point.y());
                maxY = Math.max(maxY, point.y());
            }
        }
        double pen = PEN * size;
        double scale = (size - pen - 1) / Math.max(LEAST_EXTENT, Math.max(maxX - minX, maxY - minY));
        double shiftX = size / 2.0 - scale * (minX + maxX) / 2;
        double shiftY = size / 2.0 - scale * (minY + maxY) / 2;
        for (List<Point> stroke : strokes) {
            Point from = stroke.get(0);
            for (Point to : stroke) {
                Point a = new Point(from.x() * scale + shiftX, from.y() * scale + shiftY);
                Point b = new Point(to.x() * scale + shiftX, to.y() * scale + shiftY);
                line(ink, size, a, b, pen / 2);
                from = to;
            }
        }
        return ink;
    }

    /** A line with round ends; at its border, a pixel is inked by how far it reaches in. */
    private static void line(float[] ink, int size, Point a, Point b, double radius) {
        int left = (int) Math.max(0, Math.min(a.x(), b.x()) - radius - 1);
        int right = (int) Math.min(size - 1, Math.max(a.x(), b.x()) + radius + 1);
        int top = (int) Math.max(0, Math.min(a.y(), b.y()) - radius - 1);
        int bottom = (int) Math.min(size - 1, Math.max(a.y(), b.y()) + radius + 1);
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - a.x();
                double py = y + 0.5 - a.y();
                double along = length == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
                double distance = Math.hypot(px - along * dx, py - along * dy);
                float value = (float) Math.max(0, Math.min(1, radius + 0.5 - distance));
                ink[y * size + x] = Math.max(ink[y * size + x], value);
            }
        }
    }
}
