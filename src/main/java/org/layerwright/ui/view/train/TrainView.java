package org.layerwright.ui.view.train;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.RunHead;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.view.runs.QueueView;

/** The page of a run in one language: its commands above, the curves, and beside them what the doctor says and what waits. */
final class TrainView extends BorderPane implements PageView {
    private static final double QUEUE_HEIGHT = 300;

    private final PlotGrid plots;
    private final FindingsView findings;
    private final QueueView queue;

    TrainView(WindowModel model, RunHead head, Texts texts) {
        getStyleClass().add("train-page");
        plots = new PlotGrid(model, texts);
        findings = new FindingsView(model.findings(), texts);
        queue = new QueueView(model.queue(), texts);
        Label waiting = new Label(texts.get("train.queue"));
        waiting.getStyleClass().add("panel-title");
        VBox side = new VBox(findings, waiting, queue);
        side.getStyleClass().add("train-side");
        VBox.setVgrow(findings, Priority.ALWAYS);
        queue.setMaxHeight(QUEUE_HEIGHT);
        queue.setMinHeight(QUEUE_HEIGHT);
        VBox top = new VBox(head);
        top.getStyleClass().add("train-head");
        setTop(top);
        setCenter(plots);
        setRight(side);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown(boolean visible) {
        plots.shown(visible);
        findings.shown(visible);
    }

    @Override
    public void dispose() {
        plots.dispose();
        findings.dispose();
        queue.dispose();
    }
}
