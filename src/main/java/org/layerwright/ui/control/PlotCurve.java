package org.layerwright.ui.control;

import org.layerwright.ui.viewmodel.SeriesModel;

/**
 * One curve of a plot.
 *
 * @param name for the legend and the hover box; an empty one stands in neither
 */
public record PlotCurve(String name, SeriesModel series, Style style) {
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
