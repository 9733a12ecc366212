package org.layerwright.ui.view;

import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.device.DeviceStatus;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.CudaPackViewModel;
import org.layerwright.ui.viewmodel.CudaPackViewModel.Standing;
import org.layerwright.ui.viewmodel.CudaPackViewModel.State;
import org.layerwright.ui.viewmodel.DevicesViewModel;

/** The line of the CUDA pack: to be installed from an address or a folder, on its way, or there. */
final class CudaPackPane extends VBox {
    private static final double GAP = 10;
    private static final long MEGA = 1_000_000;

    private final CudaPackViewModel pack;
    private final DevicesViewModel devices;
    private final Texts texts;
    private final Label words = new Label();
    private final TextField address = new TextField();
    private final ProgressBar bar = new ProgressBar();
    private final HBox ways;
    private final HBox coming;
    private final Button remove;

    CudaPackPane(CudaPackViewModel pack, DevicesViewModel devices, Texts texts) {
        super(GAP);
        this.pack = pack;
        this.devices = devices;
        this.texts = texts;
        words.setId("pack-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        address.setId("pack-address");
        address.setPromptText(texts.get("pack.window.address"));
        address.setAccessibleText(texts.get("pack.window.address"));
        HBox.setHgrow(address, Priority.ALWAYS);
        Button fetch = button("download", () -> pack.installFrom(address.getText()));
        fetch.disableProperty().bind(address.textProperty().map(String::isBlank));
        ways = row(address, fetch, button("folder", this::choose));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.get("pack.window.title"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        coming = row(bar, button("cancel", pack::cancel));
        remove = button("remove", pack::remove);
        pack.stateProperty().subscribe(this::show);
        devices.listProperty().subscribe(list -> show(pack.stateProperty().get()));
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(GAP, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(texts.get("pack.window." + key));
        button.setId("pack-" + key);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("pack.window.folder"));
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            pack.installFrom(folder.toPath());
        }
    }

    private void show(State state) {
        // Who has no card that wants it need not read of it.
        boolean wanted = devices.listProperty().get().devices().stream()
                .anyMatch(device -> device.refusal()
                        .filter(why -> why.key().equals(DeviceStatus.NO_PACK))
                        .isPresent());
        boolean shown = state.standing() != Standing.NONE && (wanted || state.standing() != Standing.ABSENT);
        setVisible(shown);
        setManaged(shown);
        words.setText(
                state.failure().map(why -> texts.get(why.key(), why.args())).orElseGet(() -> words(state)));
        bar.setProgress(state.progress()
                .map(progress -> (double) progress.done() / Math.max(1, progress.total()))
                .orElse(ProgressBar.INDETERMINATE_PROGRESS));
        getChildren().setAll(words);
        switch (state.standing()) {
            case ABSENT -> getChildren().add(ways);
            case COMING -> getChildren().add(coming);
            case INSTALLED -> getChildren().add(remove);
            case NONE, GOING -> {}
        }
    }

    private String words(State state) {
        return switch (state.standing()) {
            case NONE -> "";
            case ABSENT -> texts.get("pack.window.absent");
            case COMING -> state.progress().map(this::words).orElse(texts.get("pack.window.begins"));
            case INSTALLED -> texts.get("pack.installed", pack.folder().orElseThrow());
            case GOING -> texts.get("pack.window.going");
        };
    }

    private String words(DownloadProgress progress) {
        return texts.get(
                "pack.progress",
                texts.get("pack.phase." + progress.phase()),
                texts.get("pack.window.megabytes", progress.done() / MEGA),
                texts.get("pack.window.megabytes", progress.total() / MEGA),
                progress.fileNumber(),
                progress.files());
    }
}
