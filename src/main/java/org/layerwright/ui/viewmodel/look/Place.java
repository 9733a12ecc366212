package org.layerwright.ui.viewmodel.look;

/**
 * Where in the network one looks: the overview, a layer, one of its maps, or one neuron.
 *
 * @param layer its name; empty for the overview
 * @param map the channel, or the unit of a vector; -1 for the whole layer
 * @param row of the neuron; -1 for the whole map
 * @param column of the neuron; -1 for the whole map
 */
public record Place(String layer, int map, int row, int column) {
    public static final Place OVERVIEW = new Place("", -1, -1, -1);

    public static Place layer(String layer) {
        return new Place(layer, -1, -1, -1);
    }

    public Place map(int newMap) {
        return new Place(layer, newMap, -1, -1);
    }

    public Place neuron(int newRow, int newColumn) {
        return new Place(layer, map, newRow, newColumn);
    }

    public Level level() {
        return layer.isEmpty() ? Level.OVERVIEW : map < 0 ? Level.LAYER : row < 0 ? Level.MAP : Level.NEURON;
    }

    /** How close one looks. */
    public enum Level {
        OVERVIEW,
        LAYER,
        MAP,
        NEURON
    }
}
