package org.layerwright.ui.view;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.device.DeviceStatus;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.CudaPackViewModel;
import org.layerwright.ui.viewmodel.CudaPackViewModel.Standing;
import org.layerwright.ui.viewmodel.CudaPackViewModel.State;
import org.layerwright.ui.viewmodel.DevicesViewModel;
import org.layerwright.ui.viewmodel.Dialogs;
import org.layerwright.ui.viewmodel.RunWords;
import org.layerwright.ui.viewmodel.WindowWords;

/** The line of the CUDA pack: to be installed from an address or a folder, on its way, or there. */
final class CudaPackPane extends VBox {
    private static final double GAP = 10;

    private final CudaPackViewModel pack;
    private final DevicesViewModel devices;
    private final Dialogs dialogs;
    private final Texts texts;
    private final Label words = new Label();
    private final TextField address = new TextField();
    private final ProgressBar bar = new ProgressBar();
    private final HBox ways;
    private final HBox coming;
    private final Button remove;
    private final Label inUse;
    private final Subscription subscription;

    CudaPackPane(CudaPackViewModel pack, DevicesViewModel devices, Dialogs dialogs, Texts texts) {
        super(GAP);
        this.pack = pack;
        this.dialogs = dialogs;
        this.devices = devices;
        this.texts = texts;
        inUse = new Label(texts.get("pack.window.inUse"), Icons.of(Feather.LOCK));
        words.setId("pack-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        address.setId("pack-address");
        address.setPromptText(texts.get("pack.window.address"));
        address.setAccessibleText(texts.get("pack.window.address"));
        HBox.setHgrow(address, Priority.ALWAYS);
        Button fetch = button("download", () -> pack.installFrom(address.getText()));
        fetch.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> address.getText().isBlank() || pack.inUse().getValue(),
                        address.textProperty(),
                        pack.inUse()));
        Button folder = button("folder", this::choose);
        folder.disableProperty().bind(pack.inUse());
        ways = row(address, fetch, folder);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.get("pack.window.title"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        coming = row(bar, button("cancel", pack::cancel));
        remove = button("remove", this::remove);
        remove.disableProperty().bind(pack.inUse());
        inUse.setId("pack-in-use");
        inUse.setWrapText(true);
        inUse.setMinHeight(USE_PREF_SIZE);
        inUse.visibleProperty().bind(pack.inUse());
        inUse.managedProperty().bind(inUse.visibleProperty());
        subscription = Subscription.combine(
                pack.stateProperty().subscribe(this::show),
                devices.listProperty()
                        .subscribe(list -> show(pack.stateProperty().get())));
    }

    /** Lets go of the models, which outlive this view. */
    void dispose() {
        subscription.unsubscribe();
    }

    private void remove() {
        String size = Sizes.of(pack.bytes(), texts.locale());
        if (dialogs.confirm(
                texts.get("pack.window.remove.question"),
                texts.get("pack.window.remove.sentence", size),
                texts.get("pack.window.remove.yes"))) {
            pack.remove();
        }
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
        dialogs.chooseFolder(texts.get("pack.window.folder"), Optional.empty()).ifPresent(pack::installFrom);
    }

    private void show(State state) {
        // Who has no card that wants it need not read of it.
        boolean wanted = devices.listProperty().get().devices().stream()
                .anyMatch(device -> device.refusal()
                        .filter(why -> why.key().equals(DeviceStatus.NO_PACK))
                        .isPresent());
        boolean shown = state.standing() != Standing.NONE && (wanted || state.standing() != Standing.ABSENT);
        Sight.show(this, shown);
        words.setText(state.failure().map(why -> WindowWords.of(texts, why)).orElseGet(() -> words(state)));
        words.setGraphic(state.failure().isPresent() ? Icons.of(Feather.ALERT_TRIANGLE) : null);
        bar.setProgress(state.progress()
                .map(progress -> (double) progress.done() / Math.max(1, progress.total()))
                .orElse(ProgressBar.INDETERMINATE_PROGRESS));
        getChildren().setAll(words);
        switch (state.standing()) {
            case ABSENT -> getChildren().addAll(ways, inUse);
            case COMING -> getChildren().add(coming);
            case INSTALLED -> getChildren().addAll(remove, inUse);
            case NONE, GOING -> {}
        }
    }

    private String words(State state) {
        return switch (state.standing()) {
            case NONE -> "";
            case ABSENT -> texts.get("pack.window.absent", Sizes.of(pack.bytes(), texts.locale()));
            case COMING ->
                state.progress()
                        .map(progress -> words(progress, state.secondsLeft()))
                        .orElse(texts.get("pack.window.begins"));
            case INSTALLED ->
                texts.get("pack.window.installed", pack.folder().orElseThrow(), Sizes.of(pack.bytes(), texts.locale()));
            case GOING -> texts.get("pack.window.going");
        };
    }

    private String words(DownloadProgress progress, double secondsLeft) {
        String far = texts.get(
                "pack.progress",
                texts.get("pack.phase." + progress.phase()),
                Sizes.of(progress.done(), texts.locale()),
                Sizes.of(progress.total(), texts.locale()),
                progress.fileNumber(),
                progress.files());
        return Double.isNaN(secondsLeft) ? far : far + " · " + new RunWords(texts).left(secondsLeft);
    }
}
