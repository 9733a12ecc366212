package org.layerwright.ui.control;

import java.util.List;
import javafx.scene.paint.Color;

/** The colours of a plot, as its stylesheet sets them. */
record PlotColours(Color text, Color muted, Color grid, Color background, Color focus, List<Color> curves) {
    PlotColours {
        curves = List.copyOf(curves);
    }

    Color curve(int index) {
        return curves.get(index % curves.size());
    }
}
