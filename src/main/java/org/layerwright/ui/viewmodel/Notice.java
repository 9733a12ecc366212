package org.layerwright.ui.viewmodel;

/**
 * The one sentence a run has to say now, and of what kind it is, so that a view gives it an icon and not a colour alone.
 */
public record Notice(Kind kind, String text) {
    public enum Kind {
        /** How things stand. */
        INFO,
        SUCCESS,
        FAILURE
    }
}
