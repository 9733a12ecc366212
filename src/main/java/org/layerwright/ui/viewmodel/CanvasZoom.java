package org.layerwright.ui.viewmodel;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** How large the canvas is drawn: 50 % to 150 %. */
public final class CanvasZoom {
    public static final double LEAST = 0.5;
    public static final double MOST = 1.5;
    /** Below it small words would no longer be read, so only the large ones stay. */
    public static final double OVERVIEW = 0.7;

    private static final double STEP = 0.1;

    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(this, "factor", 1);

    public ReadOnlyDoubleProperty factorProperty() {
        return factor.getReadOnlyProperty();
    }

    public double factor() {
        return factor.get();
    }

    public boolean isOverview() {
        return factor() < OVERVIEW;
    }

    /** In whole per cent, for people. */
    public int percent() {
        return (int) Math.round(factor() * 100);
    }

    /** Sets it, within its bounds. */
    public void set(double wanted) {
        factor.set(Math.max(LEAST, Math.min(wanted, MOST)));
    }

    /** Goes to the next or an earlier of the even steps. */
    public void step(int steps) {
        set(Math.round(factor() / STEP + steps) * STEP);
    }

    public void reset() {
        set(1);
    }
}
