package org.layerwright.ui;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.viewmodel.Settings;

/** A window that was closed is forgotten: whatever still held it would hold its data, too. */
@FxTest
class ClosedWindowTest {
    @TempDir
    Path folder;

    @Test
    void nothingHoldsAWindowWhosePagesWereSeen() {
        WeakReference<Object> models = openAndClose();
        Fx.await(() -> {
            System.gc();
            return models.get() == null;
        });
    }

    private WeakReference<Object> openAndClose() {
        TestWindow test = Fx.get(() -> new TestWindow(folder));
        Fx.run(() -> test.window.show());
        test.window.pages().forEach(page -> {
            Fx.run(() -> test.model.page().set(page.id()));
            Fx.settle();
        });
        Fx.run(() -> test.settings.chooseLanguage(Settings.Language.CHINESE));
        Fx.run(() -> test.settings.chooseTheme(Settings.ThemeChoice.DARK));
        Fx.settle();
        Fx.run(() -> test.window.stage().hide());
        return new WeakReference<>(test.model);
    }
}
