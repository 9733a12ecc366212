package org.layerwright.ui.view.results;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.file.AtomicFiles;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.results.ReportFiles;
import org.layerwright.ui.viewmodel.results.Results;
import org.layerwright.ui.viewmodel.results.ResultsViewModel;

/** Saves what the page shows for other programs. */
final class SaveMenu extends MenuButton {
    private final ResultsViewModel results;
    private final Texts texts;

    SaveMenu(WindowModel model, ResultsViewModel results, Texts texts) {
        super(texts.get("results.save"), Icons.of(Feather.SAVE));
        this.results = results;
        this.texts = texts;
        setId("results-save");
        setTooltip(Tips.of(texts.get("results.save.help")));
        setMinWidth(USE_PREF_SIZE);
        ReportFiles files = new ReportFiles(
                new AtomicFiles(),
                model.background(),
                model.windowThread(),
                why -> model.dialogs().error(texts.get("results.save.failed"), FailureWords.of(texts, why)));
        getItems()
                .setAll(
                        item("json", () -> model.dialogs().chooseFileToExport("evaluation.json"), files::json),
                        item("samples", () -> model.dialogs().chooseFileToExport("samples.csv"), files::samples),
                        item(
                                "tables",
                                () -> model.dialogs().chooseFolder(texts.get("results.save.folder"), Optional.empty()),
                                files::tables));
    }

    private MenuItem item(String key, Supplier<Optional<Path>> ask, BiConsumer<Results, Path> save) {
        MenuItem item = new MenuItem(texts.get("results.save." + key));
        item.setId("results-save-" + key);
        item.setOnAction(event -> results.resultsProperty()
                .get()
                .ifPresent(shown -> ask.get().ifPresent(file -> save.accept(shown, file))));
        return item;
    }
}
