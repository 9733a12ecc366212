package org.layerwright.ui.view.data;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.DownloadService;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.data.Downloads;
import org.layerwright.ui.viewmodel.data.OwnPreview;
import org.layerwright.ui.viewmodel.data.SetBrowser;
import org.layerwright.ui.viewmodel.data.SetItem;
import org.layerwright.ui.viewmodel.data.SetList;

/** The page of data sets: look at one, add one, download one. */
public final class DataPage implements Page {
    public static final String ID = "data";

    private final DataModel data;

    public DataPage(WindowModel model) {
        var texts = model.settings().textsProperty();
        data = new DataModel(
                model,
                new SetList(model.data(), model.background(), model.windowThread()),
                new SetBrowser(model.data(), model.background(), model.windowThread(), texts),
                new OwnPreview(model.data(), model.background(), model.windowThread(), texts),
                new Downloads(
                        model.data(),
                        () -> new DownloadService(
                                model.folders().datasets(),
                                model.background(),
                                DownloadOptions.of(model.folders().policy().over(System.getenv()))),
                        model.background(),
                        model.windowThread(),
                        model.window(),
                        System::nanoTime),
                new SimpleObjectProperty<>(Optional.empty()));
    }

    /**
     * What the page shows and acts on.
     *
     * @param chosen the set in the list that is shown
     */
    record DataModel(
            WindowModel window,
            SetList sets,
            SetBrowser browser,
            OwnPreview own,
            Downloads downloads,
            ObjectProperty<Optional<SetItem>> chosen) {}

    /** Shows a file or folder of the user before it is taken, as if it had been dropped here. */
    public void open(Path place) {
        data.own().open(place);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Feather icon() {
        return Feather.DATABASE;
    }

    @Override
    public PageView view(Texts texts) {
        return new DataView(data, texts);
    }

    @Override
    public void close() {
        data.downloads().close();
        data.own().cancel();
        data.browser().clear();
    }
}
