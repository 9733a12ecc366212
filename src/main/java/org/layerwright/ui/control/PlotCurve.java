package org.layerwright.ui.control;

import org.layerwright.ui.viewmodel.SeriesModel;

/**
 * One curve of a plot.
 *
 * @param name for the legend and the hover box; an empty one stands in neither
 * @param noisy whether the plot's smoothing applies to it
 */
public record PlotCurve(String name, SeriesModel series, Style style, boolean noisy) {
    /** A curve that is drawn as it is. */
    public PlotCurve(String name, SeriesModel series, Style style) {
        this(name, series, style, false);
    }

    /** One of single batches, which the plot's smoothing calms. */
    public static PlotCurve noisy(String name, SeriesModel series, Style style) {
        return new PlotCurve(name, series, style, true);
    }

    /**
     * How a curve is drawn. Curves of one plot differ in more than colour.
     *
     * @param colour which of the plot's colours, from 0; they are set by the stylesheet
     * @param opacity in (0, 1]
     * @param width of the line in pixels; 0 for none
     * @param dash lengths of dash and gap in pixels; 0 for a solid line
     * @param marker drawn at each point, where they do not crowd
     */
    public record Style(int colour, double opacity, double width, double dash, Marker marker) {
        public static Style solid(int colour) {
            return new Style(colour, 1, 2, 0, Marker.NONE);
        }

        public static Style pale(int colour) {
            return new Style(colour, 0.22, 1, 0, Marker.NONE);
        }

        public static Style dashed(int colour) {
            return new Style(colour, 1, 2, 6, Marker.DIAMOND);
        }

        public static Style points(int colour) {
            return new Style(colour, 1, 0, 0, Marker.CIRCLE);
        }

        /** One of many: after six colours the lines are broken, each six in another way. */
        public static Style ofMany(int index) {
            double[] dashes = {0, 7, 3, 12};
            return new Style(index, 1, 1.6, dashes[index / 6 % dashes.length], Marker.NONE);
        }

        /** Whether the plot's range has to hold all of it; single batches may stick out. */
        boolean decidesRange() {
            return opacity == 1;
        }
    }

    public enum Marker {
        NONE,
        CIRCLE,
        DIAMOND
    }
}
