package org.layerwright.archfixture.ui.view;

import java.util.function.Consumer;
import javafx.application.Platform;

public final class RunsLater {
    /** A method reference, which is easier to overlook than a call. */
    public void hide(Consumer<Consumer<Runnable>> sink) {
        sink.accept(Platform::runLater);
    }
}
